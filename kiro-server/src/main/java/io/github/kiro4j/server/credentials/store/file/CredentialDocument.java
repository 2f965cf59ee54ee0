package io.github.kiro4j.server.credentials.store.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.store.AccountLines;
import io.github.kiro4j.server.credentials.store.CredentialGoneException;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The content of a credentials file: one object, or an array of objects, with the line on which
/// each member stands, for error texts. The format is kept when the document is written; a text of
/// [AccountLines] becomes an array. Immutable.
final class CredentialDocument {

  /// One credential.
  ///
  /// @param number counts from 1
  /// @param line where the entry begins
  /// @param lines where its members stand
  record Entry(StoredEntry stored, int number, int line, Map<String, Integer> lines) {
    int lineOf(String field) {
      return lines.getOrDefault(field, line);
    }

    Entry with(StoredEntry other) {
      return new Entry(other, number, line, lines);
    }
  }

  private final Path file;
  private final boolean single;
  private final List<Entry> entries;

  private CredentialDocument(Path file, boolean single, List<Entry> entries) {
    this.file = file;
    this.single = single;
    this.entries = entries;
  }

  /// A blank content is an empty array.
  ///
  /// @throws CredentialFileException if the content is not JSON, is neither an object nor an array
  ///   of objects, or has an id that cannot be one
  static CredentialDocument parse(Path file, byte[] content) throws IOException {
    List<AccountLines.Line> lines = AccountLines.read(content);
    if (!lines.isEmpty()) {
      return ofLines(file, lines);
    }
    try (JsonParser parser = StoredEntry.READER.createParser(content)) {
      CredentialDocument document = parse(file, parser);
      if (parser.nextToken() != null) {
        throw new CredentialFileException(
            file, line(parser), "there is text after the end of the credentials");
      }
      return document;
    } catch (JsonProcessingException e) {
      // Jackson's own message may quote a token that lost its quotation marks.
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new CredentialFileException(file, line, "the file is not valid JSON");
    } catch (CharConversionException _) {
      throw new CredentialFileException(file, "the file is not valid JSON in UTF-8");
    }
  }

  private static CredentialDocument ofLines(Path file, List<AccountLines.Line> lines)
      throws CredentialFileException {
    List<Entry> entries = new ArrayList<>();
    for (AccountLines.Line line : lines) {
      if (line.account() == null) {
        throw new CredentialFileException(file, line.number(), AccountLines.PROBLEM);
      }
      StoredEntry entry = StoredEntry.of(line.account());
      entries.add(new Entry(entry, entries.size() + 1, line.number(), Map.of()));
    }
    return new CredentialDocument(file, false, List.copyOf(entries));
  }

  private static CredentialDocument parse(Path file, JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new CredentialDocument(file, false, List.of());
    }
    return switch (first) {
      case START_OBJECT -> new CredentialDocument(file, true, List.of(entry(file, parser, 1)));
      case START_ARRAY -> new CredentialDocument(file, false, array(file, parser));
      default ->
          throw new CredentialFileException(
              file, line(parser), "the file must contain an object or an array of objects");
    };
  }

  private static List<Entry> array(Path file, JsonParser parser) throws IOException {
    List<Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int number = entries.size() + 1;
      if (!parser.hasToken(JsonToken.START_OBJECT)) {
        throw new CredentialFileException(
            file, line(parser), "entry " + number + " must be an object");
      }
      entries.add(entry(file, parser, number));
    }
    return entries;
  }

  private static Entry entry(Path file, JsonParser parser, int number) throws IOException {
    int start = line(parser);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Map<String, Integer> lines = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      lines.put(name, line(parser));
      parser.nextToken();
      json.set(name, StoredEntry.READER.<JsonNode>readTree(parser));
    }
    Entry entry = new Entry(StoredEntry.EMPTY, number, start, lines);
    try {
      return entry.with(StoredEntry.of(json));
    } catch (InvalidEntryFieldException e) {
      throw problem(file, entry, e.field(), e.problem());
    }
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  List<Entry> entries() {
    return entries;
  }

  /// The entry with that id.
  StoredEntry entry(long id) throws CredentialGoneException {
    return entries.stream()
        .map(Entry::stored)
        .filter(entry -> entry.id() == id)
        .findFirst()
        .orElseThrow(() -> new CredentialGoneException(id));
  }

  /// The same document with one entry more. A document with a single object becomes an array.
  CredentialDocument plus(StoredEntry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(entry, entries.size() + 1, 1, Map.of()));
    return new CredentialDocument(file, false, List.copyOf(more));
  }

  /// The same document with another entry in the place of the one with the same id.
  CredentialDocument with(StoredEntry next) {
    return mapped(entry -> entry.stored().id() == next.id() ? next : entry.stored());
  }

  /// The same document with other entries in the same places.
  CredentialDocument mapped(Function<Entry, StoredEntry> change) {
    return new CredentialDocument(
        file, single, entries.stream().map(entry -> entry.with(change.apply(entry))).toList());
  }

  /// The same document without the entry with that id. A document with a single object becomes an
  /// empty array.
  CredentialDocument without(long id) {
    return new CredentialDocument(
        file, false, entries.stream().filter(entry -> entry.stored().id() != id).toList());
  }

  /// Every entry by its id.
  Map<Long, StoredEntry> byId() {
    Map<Long, StoredEntry> byId = new HashMap<>();
    entries.forEach(entry -> byId.put(entry.stored().id(), entry.stored()));
    return byId;
  }

  /// The credentials that the entries stand for. An entry with an impossible value is one that
  /// cannot be used, so that it keeps no other from being used.
  List<Credential> credentials() {
    return entries.stream().map(entry -> entry.stored().credentialOrUnusable()).toList();
  }

  /// Finds the entries that cannot be used.
  ///
  /// @throws CredentialFileException if there is one; the message says where and why of each
  void requireUsable() throws CredentialFileException {
    List<String> problems = entries.stream().flatMap(entry -> problem(entry).stream()).toList();
    if (!problems.isEmpty()) {
      throw new CredentialFileException(problems);
    }
  }

  private Optional<String> problem(Entry entry) {
    try {
      return entry.stored().credential().login() instanceof Login.Incomplete(_, String problem)
          ? Optional.ofNullable(problem(entry, StoredEntry.ID, problem).getMessage())
          : Optional.empty();
    } catch (InvalidEntryFieldException e) {
      return Optional.ofNullable(problem(entry, e.field(), e.problem()).getMessage());
    }
  }

  CredentialFileException problem(Entry entry, String field, String problem) {
    return problem(file, entry, field, problem);
  }

  private static CredentialFileException problem(
      Path file, Entry entry, String field, String problem) {
    return new CredentialFileException(
        file, entry.lineOf(field), "entry " + entry.number() + ": " + problem);
  }

  /// Whether both have the same entries.
  boolean isSame(CredentialDocument other) {
    return entries.stream()
        .map(Entry::stored)
        .toList()
        .equals(other.entries.stream().map(Entry::stored).toList());
  }

  byte[] toBytes() throws IOException {
    return Json.MAPPER.writer(pretty()).writeValueAsBytes(single ? firstJson() : arrayJson());
  }

  private ObjectNode firstJson() {
    return entries.getFirst().stored().toJson();
  }

  private ArrayNode arrayJson() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    entries.forEach(entry -> array.add(entry.stored().toJson()));
    return array;
  }

  private static DefaultPrettyPrinter pretty() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
  }
}
