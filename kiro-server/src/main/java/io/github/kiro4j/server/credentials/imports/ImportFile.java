package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.server.credentials.store.AccountLines;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A file to be imported. Its text form is its name alone, since the content holds secrets.
public final class ImportFile {

  private static final ObjectReader JSON =
      StoredEntry.READER.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private final String name;
  private final byte[] content;

  /// @param name without folders
  public ImportFile(String name, byte[] content) {
    this.name = name;
    this.content = content.clone();
  }

  public String name() {
    return name;
  }

  int size() {
    return content.length;
  }

  boolean isDatabase() {
    return Arrays.equals(
        content, 0, Math.min(content.length, SQLITE.length), SQLITE, 0, SQLITE.length);
  }

  /// Whether the file is SQLite's write-ahead log of the database.
  boolean isJournalOf(ImportFile database) {
    return name.equals(database.name + "-wal");
  }

  /// The content as JSON; a missing node if it is not JSON.
  JsonNode json() {
    try {
      return JSON.readTree(content);
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  /// The content as one account a line; empty if the content is anything else.
  List<AccountLines.Line> accountLines() {
    return AccountLines.read(content);
  }

  void writeTo(Path file) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "ImportFile[" + name + "]";
  }
}
