package io.github.kiro4j.server.credentials.store.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The content of a credentials file: one object, or an array of them, with the line of everything
/// that may have to be complained about. The format is kept when it is written back.
final class CredentialDocument {

  /// Keeps the digits of numbers in members that mean nothing here.
  private static final ObjectReader TREES =
      Json.MAPPER
          .reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  /// One credential.
  ///
  /// @param number counts from 1
  /// @param line where it begins
  /// @param lines where its members stand
  record Entry(ObjectNode json, int number, int line, Map<String, Integer> lines) {
    int lineOf(String field) {
      return lines.getOrDefault(field, line);
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

  /// @throws CredentialFileException if it is no JSON, or no object and no array of objects; a
  ///   blank content is an empty array
  static CredentialDocument parse(Path file, byte[] content) throws IOException {
    try (JsonParser parser = TREES.createParser(content)) {
      CredentialDocument document = parse(file, parser);
      if (parser.nextToken() != null) {
        throw new CredentialFileException(
            file, line(parser), "something follows the end of the credentials");
      }
      return document;
    } catch (JsonProcessingException e) {
      // Jackson's own message may quote a token that lost its quotation marks.
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new CredentialFileException(file, line, "this is not valid JSON");
    }
  }

  private static CredentialDocument parse(Path file, JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new CredentialDocument(file, false, List.of());
    }
    return switch (first) {
      case START_OBJECT -> new CredentialDocument(file, true, List.of(entry(parser, 1)));
      case START_ARRAY -> new CredentialDocument(file, false, array(file, parser));
      default ->
          throw new CredentialFileException(
              file, line(parser), "an object or an array of objects is expected");
    };
  }

  private static List<Entry> array(Path file, JsonParser parser) throws IOException {
    List<Entry> entries = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int number = entries.size() + 1;
      if (!parser.hasToken(JsonToken.START_OBJECT)) {
        throw new CredentialFileException(
            file, line(parser), "entry " + number + ": an object is expected");
      }
      entries.add(entry(parser, number));
    }
    return entries;
  }

  private static Entry entry(JsonParser parser, int number) throws IOException {
    int start = line(parser);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Map<String, Integer> lines = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      lines.put(name, line(parser));
      parser.nextToken();
      json.set(name, TREES.<JsonNode>readTree(parser));
    }
    return new Entry(json, number, start, lines);
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  List<Entry> entries() {
    return entries;
  }

  /// The same with one entry more. What held a single object becomes an array.
  CredentialDocument with(ObjectNode json) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(json, entries.size() + 1, 1, Map.of()));
    return new CredentialDocument(file, false, List.copyOf(more));
  }

  /// The same without an entry. What held it alone becomes an empty array.
  CredentialDocument without(Entry entry) {
    return new CredentialDocument(
        file, false, entries.stream().filter(other -> other.number() != entry.number()).toList());
  }

  /// Reads every entry; all of them have ids.
  List<Credential> credentials() throws CredentialFileException {
    List<Credential> credentials = new ArrayList<>();
    for (Entry entry : entries) {
      credentials.add(read(entry));
    }
    return List.copyOf(credentials);
  }

  Credential read(Entry entry) throws CredentialFileException {
    try {
      return CredentialJson.read(entry.json(), CredentialJson.id(entry.json()));
    } catch (InvalidEntryFieldException e) {
      throw complaint(entry, e);
    }
  }

  /// The id of an entry, 0 where it has none.
  long idOf(Entry entry) throws CredentialFileException {
    try {
      return CredentialJson.id(entry.json());
    } catch (InvalidEntryFieldException e) {
      throw complaint(entry, e);
    }
  }

  private CredentialFileException complaint(Entry entry, InvalidEntryFieldException e) {
    return complaint(entry, e.field(), e.problem());
  }

  CredentialFileException complaint(Entry entry, String field, String problem) {
    return new CredentialFileException(
        file, entry.lineOf(field), "entry " + entry.number() + ": " + problem);
  }

  byte[] toBytes() throws IOException {
    return Json.MAPPER.writer(pretty()).writeValueAsBytes(single ? firstJson() : arrayJson());
  }

  private ObjectNode firstJson() {
    return entries.getFirst().json();
  }

  private ArrayNode arrayJson() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    entries.forEach(entry -> array.add(entry.json()));
    return array;
  }

  private static DefaultPrettyPrinter pretty() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
  }
}
