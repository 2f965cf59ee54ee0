package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.protocol.mapping.content.WellFormed;

/// Makes the JSON Schemas of tools acceptable to the upstream with the least possible loss.
///
/// The upstream requires at the root an object schema with `properties`, without combinators, and
/// with `required` absent or not empty. [SchemaCleaner] rewrites keywords that the upstream refuses
/// anywhere.
final class ToolSchemas {

  private ToolSchemas() {}

  /// The schema of a tool without parameters.
  public static ObjectNode empty() {
    return rooted(JsonNodeFactory.instance.objectNode());
  }

  /// An acceptable schema for the input of a tool; the schema of a tool without parameters if the
  /// given value is not a schema.
  public static ObjectNode acceptable(JsonNode schema) {
    if (!schema.isObject()) {
      return empty();
    }
    ObjectNode cleaned = new SchemaCleaner().schema(WellFormed.object(schema));
    return rooted(new RootFolding(cleaned).folded());
  }

  private static ObjectNode rooted(ObjectNode schema) {
    ObjectNode rooted = JsonNodeFactory.instance.objectNode();
    rooted.put("type", "object");
    JsonNode properties = schema.path("properties");
    rooted.set(
        "properties", properties.isObject() ? properties : JsonNodeFactory.instance.objectNode());
    schema
        .properties()
        .forEach(member -> {
          if (!rooted.has(member.getKey())) {
            rooted.set(member.getKey(), member.getValue());
          }
        });
    return rooted;
  }
}
