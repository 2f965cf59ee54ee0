package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/// Where each value of a configuration file comes from: which line, which variable of the
/// environment.
///
/// Variables are filled in before the YAML is read, and leave no trace in it. So the file is read
/// once more with a mark in the place of each variable that is set; where a mark turns up, the
/// value is the variable's.
final class ConfigurationOrigins {

  /// No file.
  static final ConfigurationOrigins NONE = new ConfigurationOrigins(Map.of());

  /// Private-use characters, which YAML allows and no file has.
  private static final char MARK_BEGIN = '\uE000';

  private static final char MARK_END = '\uE001';
  private static final Pattern MARK = Pattern.compile("\uE000([^\uE001]*)\uE001");

  private static final JsonFactory YAML = new YAMLFactory();
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private final Map<JsonPointer, Place> places;

  /// Where a value stands.
  ///
  /// @param line counted from 1
  /// @param variable of the environment that the value, or a part of it, comes from
  record Place(int line, @Nullable String variable) {}

  private ConfigurationOrigins(Map<JsonPointer, Place> places) {
    this.places = places;
  }

  /// Those of a YAML file with `${NAME:-default}` in it.
  ///
  /// @param environment null for a variable that is not set
  static ConfigurationOrigins ofYaml(String text, UnaryOperator<@Nullable String> environment)
      throws IOException {
    StringSubstitutor marks =
        new StringSubstitutor(
            name -> environment.apply(name) == null ? null : MARK_BEGIN + name + MARK_END);
    return of(YAML, marks.replace(text));
  }

  /// Those of a JSON file, comments allowed.
  static ConfigurationOrigins ofJson(String text) throws IOException {
    return of(JSON, text);
  }

  private static ConfigurationOrigins of(JsonFactory format, String text) throws IOException {
    Map<JsonPointer, Place> places = new HashMap<>();
    try (JsonParser parser = format.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() || token.isStructStart()) {
          places.put(parser.getParsingContext().pathAsPointer(), place(parser, token));
        }
      }
    }
    return new ConfigurationOrigins(places);
  }

  private static Place place(JsonParser parser, JsonToken token) throws IOException {
    String text = token.isScalarValue() ? parser.getText() : "";
    Matcher mark = MARK.matcher(text);
    return new Place(parser.currentTokenLocation().getLineNr(), mark.find() ? mark.group(1) : null);
  }

  /// Where the value stands; empty for one that the file does not have.
  Optional<Place> of(JsonPointer key) {
    Place own = places.get(key);
    return own == null ? ofWholeBlock(key) : Optional.of(own);
  }

  /// A variable may hold more than one value.
  private Optional<Place> ofWholeBlock(JsonPointer key) {
    JsonPointer above = key.head();
    while (above != null) {
      Place place = places.get(above);
      if (place != null && place.variable() != null) {
        return Optional.of(place);
      }
      above = above.head();
    }
    return Optional.empty();
  }
}
