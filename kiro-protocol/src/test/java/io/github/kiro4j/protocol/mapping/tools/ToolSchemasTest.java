package io.github.kiro4j.protocol.mapping.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/// The rules one by one are in `src/test/resources/mapping/schema-*`.
class ToolSchemasTest {

  private static final List<String> KEYWORDS =
      List.of(
          "$defs",
          "$ref",
          "$schema",
          "additionalProperties",
          "allOf",
          "anyOf",
          "const",
          "contains",
          "default",
          "definitions",
          "description",
          "enum",
          "exclusiveMinimum",
          "format",
          "if",
          "items",
          "minimum",
          "not",
          "oneOf",
          "pattern",
          "patternProperties",
          "prefixItems",
          "properties",
          "propertyNames",
          "required",
          "type",
          "unevaluatedProperties");

  @Provide
  Arbitrary<JsonNode> schemas() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Arbitrary<JsonNode> leaves =
        Arbitraries.of(
            json.nullNode(),
            json.booleanNode(true),
            json.booleanNode(false),
            json.numberNode(1),
            json.textNode("object"),
            json.textNode("STRING"),
            json.textNode("#/$defs/items"),
            json.textNode("#/properties/type"),
            json.textNode("(?=x)"));
    return Arbitraries.recursive(() -> leaves, ToolSchemasTest::nested, 0, 4);
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
    Arbitrary<JsonNode> arrays =
        inner.list().ofMaxSize(3).map(items -> JsonNodeFactory.instance.arrayNode().addAll(items));
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(Arbitraries.of(KEYWORDS), inner)
            .ofMaxSize(5)
            .map(members -> JsonNodeFactory.instance.objectNode().setAll(members));
    return Arbitraries.frequencyOf(Tuple.of(1, arrays), Tuple.of(4, objects));
  }

  @Property
  void anythingBecomesASchemaThatTheUpstreamAccepts(@ForAll("schemas") JsonNode schema) {
    ObjectNode accepted = ToolSchemas.acceptable(schema);

    assertThat(accepted.path("type").asText()).isEqualTo("object");
    assertThat(accepted.path("properties").isObject()).isTrue();
    assertThat(accepted.fieldNames())
        .toIterable()
        .doesNotContain("$ref", "allOf", "anyOf", "oneOf", "$schema", "if", "patternProperties");
    assertThat(accepted.path("required").isMissingNode() || !accepted.path("required").isEmpty())
        .isTrue();
  }

  @Property
  void acceptableSchemaIsUnchanged(@ForAll("schemas") JsonNode schema) {
    ObjectNode accepted = ToolSchemas.acceptable(schema);

    assertThat(ToolSchemas.acceptable(accepted)).isEqualTo(accepted);
  }

  @Property
  void givenSchemaIsNotChanged(@ForAll("schemas") JsonNode schema) {
    JsonNode before = schema.deepCopy();

    ToolSchemas.acceptable(schema);

    assertThat(schema).isEqualTo(before);
  }

  @Test
  void referencesThatFanOutDoNotMultiply() throws JsonProcessingException {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/d0");
    ObjectNode definitions = root.putObject("$defs");
    for (int i = 0; i < 60; i++) {
      ArrayNode branches = definitions.putObject("d" + i).putArray(i % 2 == 0 ? "allOf" : "anyOf");
      branches.addObject().put("$ref", "#/$defs/d" + (i + 1));
      branches.addObject().put("$ref", "#/$defs/d" + (i + 1));
    }
    definitions.set(
        "d60", Json.MAPPER.readTree("{\"properties\":{\"a\":{}},\"required\":[\"a\"]}"));

    ObjectNode accepted = ToolSchemas.acceptable(root);

    assertThat(accepted.path("properties").has("a")).isTrue();
    assertThat(accepted.path("required").path(0).asText()).isEqualTo("a");
    assertThat(accepted.toString().length()).isLessThan(2 * root.toString().length());
  }
}
