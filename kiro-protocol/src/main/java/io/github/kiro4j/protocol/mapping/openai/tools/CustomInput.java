package io.github.kiro4j.protocol.mapping.openai.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;

/// The input of tools whose input is free text: the one member of an object, because models call
/// tools with objects only.
public final class CustomInput {

  private static final String INPUT = "input";

  private CustomInput() {}

  static JsonNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    schema
        .putObject("properties")
        .putObject(INPUT)
        .put("type", "string")
        .put("description", "the whole input of the tool, as it is");
    schema.putArray("required").add(INPUT);
    return schema;
  }

  /// The object for a text.
  public static JsonNode wrap(String text) {
    return JsonNodeFactory.instance.objectNode().put(INPUT, text);
  }

  /// The text in the object that the model wrote: the member `input`, else the only member if that
  /// is a text, else the JSON text.
  public static String unwrap(String json) {
    try {
      JsonNode object = Json.MAPPER.readTree(json);
      JsonNode text =
          !object.has(INPUT) && object.size() == 1 ? object.iterator().next() : object.path(INPUT);
      return text.isTextual() ? text.textValue() : json;
    } catch (JsonProcessingException _) {
      return json;
    }
  }
}
