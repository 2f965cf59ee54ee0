package io.github.kiro4j.server.credentials.store.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.credentials.store.file.AtomicFile;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `kiro4j-unsaved-tokens.json`, in which the first versions of kiro4j kept new tokens: a JSON
/// object of tokens by the credential's id, and in `refreshing` what was being refreshed. The file
/// is read once and deleted when the journal has its content.
final class EarlierJournal {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierJournal.class);
  private static final String NAME = "kiro4j-unsaved-tokens.json";
  private static final String REFRESHING = "refreshing";

  private EarlierJournal() {}

  /// @throws io.github.kiro4j.server.credentials.store.file.CredentialFileException if the file is
  ///   damaged
  static List<JournalRecord> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return records(object(Json.MAPPER.readTree(RegularFile.read(file))));
    } catch (JsonProcessingException
        | CharConversionException
        | IllegalArgumentException
        | DateTimeException
        | InvalidEntryFieldException _) {
      throw JournalFrames.damaged(file);
    }
  }

  private static List<JournalRecord> records(ObjectNode content) {
    List<JournalRecord> records = new ArrayList<>();
    JsonNode section = content.remove(REFRESHING);
    if (section != null) {
      section.forEachEntry(
          (id, token) -> records.add(new JournalRecord.Begun(Long.parseLong(id), token.asText())));
    }
    content.forEachEntry((id, entry) ->
        records.add(
            new JournalRecord.Received(Long.parseLong(id), UnsavedTokens.read(object(entry)))));
    return records;
  }

  private static ObjectNode object(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("not an object");
  }

  static void delete(Path folder) {
    try {
      AtomicFile.delete(folder.resolve(NAME));
    } catch (IOException e) {
      LOG.warn("{} cannot be deleted: {}", folder.resolve(NAME), e.toString());
    }
  }
}
