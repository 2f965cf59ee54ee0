package io.github.kiro4j.simulator.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.conversation.ChatRequest.DeclaredTool;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Generates a harmless input that satisfies a tool's schema: the required members, each by its
/// type.
///
/// @param root the schema to which local references refer
/// @param word value of strings
/// @param quoted whether the question has the word, so that lists of strings have it, too
record ToolInput(JsonNode root, String word, boolean quoted) {

  private static final String COMMAND = "echo kiro4j-demo";
  private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"“”]{1,200})[\"”]");
  private static final int MAX_DEPTH = 8;

  /// Generates an input for a tool.
  ///
  /// @param question a quoted text in the question becomes the value of strings
  static ObjectNode of(DeclaredTool tool, String question) {
    Matcher quote = QUOTED.matcher(question);
    boolean quoted = quote.find();
    String word = quoted ? quote.group(1) : "kiro4j-demo";
    ObjectNode input = new ToolInput(tool.schema(), word, quoted).object(tool.schema(), MAX_DEPTH);
    if (ToolChooser.isShell(tool)) {
      putCommand(input, tool.schema().path("properties"));
    }
    return input;
  }

  private static void putCommand(ObjectNode input, JsonNode properties) {
    if (properties.path("command").path("type").asText().equals("array")) {
      input.putArray("command").add("echo").add("kiro4j-demo");
    } else if (properties.has("command")) {
      input.put("command", COMMAND);
    }
    if (properties.has("description")) {
      input.put("description", "Print a word to show that the tool works");
    }
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    for (JsonNode name : schema.path("required")) {
      object.set(name.asText(), value(schema.path("properties").path(name.asText()), depth - 1));
    }
    return object;
  }

  private JsonNode value(JsonNode schema, int depth) {
    Optional<JsonNode> fixed = fixedValue(schema);
    if (fixed.isPresent()) {
      return fixed.get();
    }
    JsonNode resolved = resolve(schema);
    if (!resolved.equals(schema) && depth > 0) {
      return value(resolved, depth - 1);
    }
    return byType(schema, depth);
  }

  private static Optional<JsonNode> fixedValue(JsonNode schema) {
    return schema
        .optional("const")
        .or(() -> schema.optional("default"))
        .or(() -> schema.path("enum").valueStream().findFirst())
        .or(() -> schema.path("examples").valueStream().findFirst());
  }

  /// The target of a local reference, or the first of several alternatives.
  private JsonNode resolve(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    if (reference.startsWith("#/")) {
      return root.at(reference.substring(1));
    }
    return schema
        .path("anyOf")
        .valueStream()
        .findFirst()
        .or(() -> schema.path("oneOf").valueStream().findFirst())
        .orElse(schema);
  }

  private JsonNode byType(JsonNode schema, int depth) {
    return switch (typeOf(schema)) {
      case "object" -> depth > 0 ? object(schema, depth) : Json.MAPPER.createObjectNode();
      case "array" -> array(schema, depth);
      case "integer", "number" -> number(schema);
      case "boolean" -> Json.MAPPER.getNodeFactory().booleanNode(false);
      default -> Json.MAPPER.getNodeFactory().textNode(fitted(schema));
    };
  }

  private static String typeOf(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(0).asText() : type.asText();
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    JsonNode items = schema.path("items");
    int least = quoted && typeOf(items).equals("string") ? 1 : 0;
    int count = Math.max(least, schema.path("minItems").asInt());
    for (int i = 0; i < count && depth > 0; i++) {
      array.add(value(items, depth - 1));
    }
    return array;
  }

  private static JsonNode number(JsonNode schema) {
    return schema.optional("minimum").orElse(Json.MAPPER.getNodeFactory().numberNode(1));
  }

  private String fitted(JsonNode schema) {
    int max = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    String padded =
        word + "-".repeat(Math.max(0, schema.path("minLength").asInt() - word.length()));
    return padded.length() <= max ? padded : padded.substring(0, max);
  }
}
