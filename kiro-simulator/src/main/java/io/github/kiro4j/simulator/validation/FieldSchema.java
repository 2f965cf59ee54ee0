package io.github.kiro4j.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/// Validates against the part of JSON Schema that the schemas of the models' parameters use: types,
/// properties, enumerations and bounds.
final class FieldSchema {

  private FieldSchema() {}

  static Optional<String> firstViolation(JsonNode value, JsonNode schema) {
    return violation(value, schema, "the value");
  }

  private static Optional<String> violation(JsonNode value, JsonNode schema, String name) {
    if (!hasType(value, schema.path("type").asText())) {
      return Optional.of(name + " has the wrong type");
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      return Optional.of(name + " is none of the allowed values");
    }
    if (value.isNumber() && !isWithin(value.asLong(), schema)) {
      return Optional.of(name + " is out of range");
    }
    return value.isObject() ? violationInMembers(value, schema) : Optional.empty();
  }

  private static Optional<String> violationInMembers(JsonNode value, JsonNode schema) {
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String name = "property '" + member.getKey() + "'";
      JsonNode memberSchema = schema.path("properties").get(member.getKey());
      if (memberSchema == null) {
        return Optional.of(name + " is not defined in the schema");
      }
      Optional<String> violation = violation(member.getValue(), memberSchema, name);
      if (violation.isPresent()) {
        return violation;
      }
    }
    return Optional.empty();
  }

  private static boolean hasType(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      default -> throw new IllegalStateException("the catalogue's schemas use the type " + type);
    };
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    return values.valueStream().anyMatch(value::equals);
  }

  private static boolean isWithin(long number, JsonNode schema) {
    return number >= schema.path("minimum").asLong(Long.MIN_VALUE)
        && number <= schema.path("maximum").asLong(Long.MAX_VALUE);
  }
}
