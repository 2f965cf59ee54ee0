package io.github.kiro4j.protocol.mapping.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.Json;

/// The joined fragments of a tool call's input as a JSON object. Numbers stay as they are written.
final class InputJson {

  private static final ObjectReader READER =
      Json.MAPPER
          .reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private InputJson() {}

  /// @param joined an object that [JsonObjectChecker] found complete, or nothing for an empty one
  static JsonNode parse(CharSequence joined) {
    try {
      return joined.isEmpty()
          ? JsonNodeFactory.instance.objectNode()
          : READER.readTree(joined.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the translator lets no malformed input pass", e);
    }
  }
}
