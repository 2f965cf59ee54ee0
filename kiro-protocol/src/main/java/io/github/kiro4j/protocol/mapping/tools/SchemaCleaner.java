package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Rewrites a schema and all schemas in it with keywords that the upstream accepts.
///
/// Keywords that the upstream refuses are moved to the description, where the model still reads
/// them. Names of properties and definitions never change, nor do values that are data (`default`,
/// `enum`, `examples`).
///
/// Source: JSON Schema drafts 4 to 2020-12, and error messages of the Kiro API that users reported.
final class SchemaCleaner {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Set<String> DROPPED = Set.of("$schema", "encrypted", "additionalItems");

  /// Keywords that the upstream refuses, and that the description states instead.
  private static final Set<String> DESCRIBED =
      Set.of(
          "contains",
          "dependencies",
          "dependentRequired",
          "dependentSchemas",
          "else",
          "if",
          "maxContains",
          "minContains",
          "patternProperties",
          "propertyNames",
          "then",
          "unevaluatedItems",
          "unevaluatedProperties");

  private static final Set<String> FORMATS =
      Set.of(
          "date",
          "date-time",
          "duration",
          "email",
          "hostname",
          "ipv4",
          "ipv6",
          "time",
          "uri",
          "uuid");

  /// Groups and classes that some regular expression engines lack.
  private static final List<String> UNCOMMON_IN_PATTERNS =
      List.of("(?=", "(?!", "(?<", "(?P", "\\p");

  private static final Set<String> TYPES =
      Set.of("array", "boolean", "integer", "null", "number", "object", "string");

  private static final Map<String, String> TYPES_BY_ALIAS =
      Map.of(
          "bool", "boolean",
          "dict", "object",
          "double", "number",
          "float", "number",
          "int", "integer",
          "list", "array",
          "long", "integer",
          "str", "string");

  /// The rewritten schema, in an object of its own.
  ObjectNode schema(JsonNode schema) {
    ObjectNode cleaned = JSON.objectNode();
    ObjectNode described = JSON.objectNode();
    schema
        .properties()
        .forEach(keyword -> {
          if (isDescribed(keyword.getKey(), keyword.getValue())) {
            described.set(keyword.getKey(), keyword.getValue());
          } else if (!DROPPED.contains(keyword.getKey())) {
            keyword(schema, keyword.getKey(), keyword.getValue(), cleaned);
          }
        });
    openForPatterns(schema, cleaned);
    if (!described.isEmpty()) {
      describe(cleaned, "Also: " + described);
    }
    return cleaned;
  }

  /// Adds a paragraph to the description of a schema.
  static void describe(ObjectNode schema, String remark) {
    String description = schema.path("description").asText("");
    schema.put("description", description.isEmpty() ? remark : description + "\n" + remark);
  }

  private static boolean isDescribed(String keyword, JsonNode value) {
    return switch (keyword) {
      case "format" -> !FORMATS.contains(value.asText());
      case "pattern" -> UNCOMMON_IN_PATTERNS.stream().anyMatch(value.asText()::contains);
      case "unevaluatedItems", "unevaluatedProperties" -> value.isObject();
      default -> DESCRIBED.contains(keyword);
    };
  }

  private void keyword(JsonNode schema, String name, JsonNode value, ObjectNode cleaned) {
    switch (name) {
      case "properties", "$defs", "definitions" -> named(name, value, cleaned);
      case "allOf", "anyOf", "oneOf", "prefixItems" -> listed(name, value, cleaned);
      case "not" -> cleaned.set(name, inner(value));
      case "items" -> items(schema, value, cleaned);
      case "additionalProperties" -> additionalProperties(value, cleaned);
      case "required" -> required(value, cleaned);
      case "type" -> type(value, cleaned);
      case "enum" -> setIf(value.isArray() && !value.isEmpty(), name, value, cleaned);
      case "const" -> setIf(!schema.has("enum"), "enum", JSON.arrayNode().add(value), cleaned);
      case "description", "title", "$ref" -> setIf(value.isTextual(), name, value, cleaned);
      case "minimum" -> bound(name, value, schema.path("exclusiveMinimum"), cleaned);
      case "maximum" -> bound(name, value, schema.path("exclusiveMaximum"), cleaned);
      case "exclusiveMinimum" -> exclusive(name, value, schema.path("minimum"), cleaned);
      case "exclusiveMaximum" -> exclusive(name, value, schema.path("maximum"), cleaned);
      case "unevaluatedItems", "unevaluatedProperties" -> {
        // A boolean only repeats the other keywords.
      }
      default -> cleaned.set(name, value);
    }
  }

  private void named(String name, JsonNode schemas, ObjectNode cleaned) {
    if (!schemas.isObject()) {
      return;
    }
    ObjectNode rewritten = JSON.objectNode();
    schemas.properties().forEach(each -> rewritten.set(each.getKey(), inner(each.getValue())));
    cleaned.set(name, rewritten);
  }

  private void listed(String name, JsonNode schemas, ObjectNode cleaned) {
    ArrayNode rewritten = JSON.arrayNode();
    schemas.valueStream().filter(SchemaCleaner::isSchema).map(this::inner).forEach(rewritten::add);
    setIf(schemas.isArray() && !rewritten.isEmpty(), name, rewritten, cleaned);
  }

  /// Rewrites `items`, of which a list of schemas is the older form of `prefixItems`.
  private void items(JsonNode schema, JsonNode value, ObjectNode cleaned) {
    if (value.isArray()) {
      listed("prefixItems", value, cleaned);
      JsonNode others = schema.path("additionalItems");
      setIf(others.isObject(), "items", inner(others), cleaned);
    } else {
      setIf(isSchema(value), "items", inner(value), cleaned);
    }
  }

  private void additionalProperties(JsonNode value, ObjectNode cleaned) {
    if (value.isBoolean()) {
      cleaned.set("additionalProperties", value);
    } else {
      setIf(value.isObject(), "additionalProperties", inner(value), cleaned);
    }
  }

  private static void required(JsonNode value, ObjectNode cleaned) {
    ArrayNode names = JSON.arrayNode();
    if (value.isArray()) {
      value.valueStream().filter(JsonNode::isTextual).distinct().forEach(names::add);
    }
    setIf(!names.isEmpty(), "required", names, cleaned);
  }

  private static void type(JsonNode value, ObjectNode cleaned) {
    List<String> types =
        (value.isArray() ? value.valueStream() : Stream.of(value))
            .map(type -> type.asText().toLowerCase(Locale.ROOT))
            .map(type -> TYPES_BY_ALIAS.getOrDefault(type, type))
            .filter(TYPES::contains)
            .distinct()
            .toList();
    if (types.size() == 1) {
      cleaned.put("type", types.getFirst());
    } else if (!types.isEmpty()) {
      ArrayNode names = cleaned.putArray("type");
      types.forEach(names::add);
    }
  }

  /// Rewrites a bound, unless the older, boolean form of the other keyword makes the bound
  /// exclusive.
  private static void bound(String name, JsonNode value, JsonNode exclusive, ObjectNode cleaned) {
    setIf(value.isNumber() && !isTrue(exclusive), name, value, cleaned);
  }

  /// Rewrites an exclusive bound, of which `true` beside an inclusive bound is the older form.
  private static void exclusive(String name, JsonNode value, JsonNode bound, ObjectNode cleaned) {
    setIf(value.isNumber(), name, value, cleaned);
    setIf(isTrue(value) && bound.isNumber(), name, bound, cleaned);
  }

  /// Keeps properties possible whose names only match a pattern, because the pattern is removed.
  private void openForPatterns(JsonNode schema, ObjectNode cleaned) {
    JsonNode patterns = schema.path("patternProperties");
    if (patterns.isObject()
        && !patterns.isEmpty()
        && !cleaned.path("additionalProperties").isObject()) {
      ArrayNode alternatives = JSON.arrayNode();
      patterns.forEach(pattern -> alternatives.add(inner(pattern)));
      cleaned.set(
          "additionalProperties",
          alternatives.size() == 1
              ? alternatives.get(0)
              : JSON.objectNode().set("anyOf", alternatives));
    }
  }

  /// Rewrites an inner schema, which may be a boolean: true accepts everything, false accepts
  /// nothing.
  private JsonNode inner(JsonNode value) {
    if (value.isBoolean() && !value.booleanValue()) {
      return JSON.objectNode().set("not", JSON.objectNode());
    }
    return value.isObject() ? schema(value) : JSON.objectNode();
  }

  private static boolean isSchema(JsonNode value) {
    return value.isObject() || value.isBoolean();
  }

  private static boolean isTrue(JsonNode value) {
    return value.isBoolean() && value.booleanValue();
  }

  private static void setIf(boolean condition, String name, JsonNode value, ObjectNode target) {
    if (condition) {
      target.set(name, value);
    }
  }
}
