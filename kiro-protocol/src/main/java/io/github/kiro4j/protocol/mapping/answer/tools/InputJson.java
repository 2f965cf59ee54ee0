package io.github.kiro4j.protocol.mapping.answer.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.Json;

/// Parses the joined fragments of a tool call's input. Numbers keep the digits with which they were
/// written.
public final class InputJson {

  private InputJson() {}

  /// The input as a JSON object.
  ///
  /// @param joined the text of an object that [JsonObjectChecker] has accepted; empty for an empty
  ///   object
  public static JsonNode parse(CharSequence joined) {
    try {
      return joined.isEmpty()
          ? JsonNodeFactory.instance.objectNode()
          : Json.EXACT_NUMBERS.readTree(joined.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the input was accepted as JSON, but cannot be parsed", e);
    }
  }
}
