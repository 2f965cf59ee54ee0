package io.github.kiro4j.protocol.mapping.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.Json;

/// The arguments of earlier calls, which clients send back as JSON text.
public final class CallArguments {

  private CallArguments() {}

  /// The arguments as an object. Clients also send back an empty text, and text that was cut off,
  /// which becomes the member `arguments`.
  public static JsonNode parse(String text) {
    try {
      JsonNode parsed = Json.EXACT_NUMBERS.readTree(text);
      if (parsed != null && parsed.isObject()) {
        return parsed;
      }
    } catch (JsonProcessingException _) {
      // Not JSON: the text itself is what the model wrote.
    }
    return text.isBlank()
        ? JsonNodeFactory.instance.objectNode()
        : JsonNodeFactory.instance.objectNode().put("arguments", text);
  }
}
