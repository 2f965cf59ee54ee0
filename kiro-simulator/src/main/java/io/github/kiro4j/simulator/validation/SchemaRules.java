package io.github.kiro4j.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks the input schema of a tool.
///
/// @param index index of the tool in the list, for error messages
/// @param refusedKeywords see [ValidationSettings]
record SchemaRules(Cursor root, int index, Set<String> refusedKeywords) {

  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "number", "integer", "boolean", "null");
  private static final Pattern PROPERTY = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
  private static final List<String> COMBINATORS = List.of("oneOf", "allOf", "anyOf");

  /// Keywords whose members are schemas under arbitrary names.
  private static final Set<String> NAMED_SCHEMAS =
      Set.of("properties", "$defs", "definitions", "patternProperties", "dependentSchemas");

  /// Keywords whose value is a schema or an array of schemas.
  private static final Set<String> SCHEMAS =
      Set.of("items", "prefixItems", "additionalProperties", "oneOf", "allOf", "anyOf", "not");

  void check() {
    JsonNode schema = root.object().node();
    checkRootType(schema);
    checkRootCombinators(schema);
    if (!schema.path("properties").isObject()) {
      throw invalid("properties is no object");
    }
    checkPropertyNames(schema.path("properties"));
    checkSchema(schema);
  }

  /// Checks the names of the properties at the root. Names of nested properties are free.
  private void checkPropertyNames(JsonNode properties) {
    for (Map.Entry<String, JsonNode> property : properties.properties()) {
      if (!PROPERTY.matcher(property.getKey()).matches()) {
        throw schemaInvalid(
            "tools.%d.custom.input_schema.properties: Property keys should match pattern '^%s$'"
                .formatted(index, PROPERTY));
      }
    }
  }

  private void checkRootType(JsonNode schema) {
    if (!schema.path("type").asText().equals("object")) {
      throw schemaInvalid(
          "The value at toolConfig.tools.%d.toolSpec.inputSchema.json.type must be one of the following: object."
              .formatted(index));
    }
  }

  private void checkRootCombinators(JsonNode schema) {
    if (COMBINATORS.stream().anyMatch(schema::has)) {
      throw schemaInvalid(
          "tools.%d.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level"
              .formatted(index));
    }
  }

  private void checkSchema(JsonNode schema) {
    checkType(schema.get("type"));
    checkRequired(schema.get("required"));
    checkAdditionalProperties(schema.get("additionalProperties"));
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      checkKeyword(member.getKey(), member.getValue());
    }
  }

  private void checkKeyword(String keyword, JsonNode value) {
    if (refusedKeywords.contains(keyword)) {
      throw ToolRules.invalidToolUse(root, "uses " + keyword);
    }
    if (NAMED_SCHEMAS.contains(keyword) || (SCHEMAS.contains(keyword) && value.isArray())) {
      value.forEach(this::checkSchema);
    } else if (SCHEMAS.contains(keyword) && value.isObject()) {
      checkSchema(value);
    }
  }

  private void checkType(@Nullable JsonNode type) {
    if (type == null) {
      return;
    }
    if (type.isTextual()) {
      checkTypeName(type);
    } else if (type.isArray()) {
      type.forEach(this::checkTypeName);
    } else {
      throw invalid("holds a type that is no name");
    }
  }

  private void checkTypeName(JsonNode name) {
    if (!TYPES.contains(name.asText())) {
      throw invalid("holds an unknown type name");
    }
  }

  private void checkRequired(@Nullable JsonNode required) {
    if (required == null) {
      return;
    }
    if (!required.isArray() || required.isEmpty()) {
      throw invalid("holds a required that is no array of names, or an empty one");
    }
    for (JsonNode name : required) {
      if (!name.isTextual()) {
        throw invalid("requires what is no name");
      }
    }
  }

  private void checkAdditionalProperties(@Nullable JsonNode additional) {
    if (additional != null && !additional.isBoolean() && !additional.isObject()) {
      throw invalid("holds additionalProperties that are neither a boolean nor a schema");
    }
  }

  private RefusedException schemaInvalid(String message) {
    return new RefusedException(
        KnownErrors.invalid(message, "TOOL_SCHEMA_INVALID").withDetail(root.path()));
  }

  private RefusedException invalid(String why) {
    return new RefusedException(
        KnownErrors.invalid("Invalid tool use format.", "TOOL_SCHEMA_INVALID")
            .withDetail(root.path() + " " + why));
  }
}
