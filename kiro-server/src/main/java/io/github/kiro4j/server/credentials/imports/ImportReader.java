package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.server.credentials.imports.ImportRefusedException.Problem;
import io.github.kiro4j.server.credentials.store.AccountLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Recognises the format of files by their content, and reads them.
final class ImportReader {

  static final int MOST_BYTES = 48 * 1024 * 1024;
  static final int MOST_ENTRIES = 1_000;

  private final KamExport kam;

  /// @param skipsErrors whether accounts that their export marks as failing are left out
  ImportReader(boolean skipsErrors) {
    this.kam = new KamExport(skipsErrors);
  }

  /// @param files the files of one import
  List<ImportCandidate> read(List<ImportFile> files) throws ImportRefusedException {
    requireSize(files);
    Map<String, JsonNode> registrations = new HashMap<>();
    List<JsonNode> profiles = new ArrayList<>();
    Map<ImportFile, JsonNode> others = new LinkedHashMap<>();
    for (ImportFile file : files) {
      JsonNode json = file.json();
      if (KiroIdeFiles.isRegistration(json)) {
        registrations.put(file.name(), json);
      } else if (KiroIdeFiles.isProfile(file.name(), json)) {
        profiles.add(json);
      } else {
        others.put(file, json);
      }
    }
    KiroIdeFiles ide = new KiroIdeFiles(registrations, profiles);
    List<ImportCandidate> found = new ArrayList<>();
    for (Map.Entry<ImportFile, JsonNode> file : others.entrySet()) {
      found.addAll(read(file.getKey(), file.getValue(), files, ide));
    }
    requireEntries(found);
    return found;
  }

  private List<ImportCandidate> read(
      ImportFile file, JsonNode json, List<ImportFile> all, KiroIdeFiles ide)
      throws ImportRefusedException {
    if (file.isDatabase()) {
      return KiroCliDatabase.read(file, journalOf(file, all));
    }
    if (all.stream().anyMatch(file::isJournalOf)) {
      return List.of();
    }
    if (Sub2ApiExport.looksLike(json)) {
      return Sub2ApiExport.read(file.name(), json);
    }
    Optional<ImportFormat> gateway = OtherGateways.formatOf(file.name(), json);
    if (gateway.isPresent()) {
      return OtherGateways.read(file.name(), json, gateway.get());
    }
    if (KiroIdeFiles.isToken(file.name(), json)) {
      return List.of(ide.read(file.name(), json));
    }
    if (KamExport.looksLike(json)) {
      return kam.read(file.name(), json);
    }
    if (KiroRsFile.looksLike(json)) {
      return KiroRsFile.read(file.name(), json);
    }
    return lines(file);
  }

  private static List<ImportCandidate> lines(ImportFile file) throws ImportRefusedException {
    List<AccountLines.Line> lines = file.accountLines();
    if (lines.isEmpty()) {
      throw new ImportRefusedException(
          Problem.UNKNOWN_FORMAT,
          file.name()
              + " is neither a credentials file of kiro-rs, nor a token file of Kiro IDE, nor"
              + " a database of kiro-cli, nor an export of Kiro Account Manager, nor a file of"
              + " CLIProxyAPI, AIClient2API, kiro-lb or sub2api");
    }
    return KamExport.read(file.name(), lines);
  }

  private static Optional<ImportFile> journalOf(ImportFile database, List<ImportFile> all) {
    return all.stream().filter(file -> file.isJournalOf(database)).findFirst();
  }

  private static void requireSize(List<ImportFile> files) throws ImportRefusedException {
    if (files.stream().mapToLong(ImportFile::size).sum() > MOST_BYTES) {
      throw new ImportRefusedException(
          Problem.TOO_LARGE, "the files together have more than %d bytes".formatted(MOST_BYTES));
    }
  }

  private static void requireEntries(List<ImportCandidate> found) throws ImportRefusedException {
    if (found.size() > MOST_ENTRIES) {
      throw new ImportRefusedException(
          Problem.TOO_LARGE,
          "the files have %d entries; at most %d can be imported at a time"
              .formatted(found.size(), MOST_ENTRIES));
    }
    if (found.isEmpty()) {
      throw new ImportRefusedException(Problem.UNKNOWN_FORMAT, "the files contain no credential");
    }
  }
}
