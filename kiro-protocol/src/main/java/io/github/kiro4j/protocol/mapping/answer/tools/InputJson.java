package io.github.kiro4j.protocol.mapping.answer.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.Json;

/// The joined fragments of a tool call's input as a JSON object. Numbers stay as they are written.
public final class InputJson {

  private InputJson() {}

  /// The object that the joined fragments are.
  ///
  /// @param joined an object that [JsonObjectChecker] found complete, or nothing for an empty one
  public static JsonNode parse(CharSequence joined) {
    try {
      return joined.isEmpty()
          ? JsonNodeFactory.instance.objectNode()
          : Json.EXACT_NUMBERS.readTree(joined.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the translator lets no malformed input pass", e);
    }
  }
}
