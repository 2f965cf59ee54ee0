package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Folds `$ref`, `allOf`, `anyOf` and `oneOf` at the root of a schema into plain properties, since
/// the upstream refuses them there and only there.
///
/// Of alternatives, every property stays possible and what all of them require stays required;
/// which properties belong together is told in the description.
final class RootFolding {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode root;

  RootFolding(ObjectNode root) {
    this.root = root;
  }

  /// The root without reference and combinators.
  ObjectNode folded() {
    return part(root, new HashSet<>()).schema();
  }

  private Part part(JsonNode schema, Set<String> followed) {
    Part part = new Part(schema);
    target(schema, followed).ifPresent(target -> part.addAll(part(target, followed)));
    schema.path("allOf").forEach(each -> part.addAll(part(each, new HashSet<>(followed))));
    part.addAnyOf(parts(schema.path("anyOf"), followed));
    part.addAnyOf(parts(schema.path("oneOf"), followed));
    return part;
  }

  private List<Part> parts(JsonNode schemas, Set<String> followed) {
    return schemas
        .valueStream()
        .map(schema -> part(schema, new HashSet<>(followed)))
        .filter(Part::concernsProperties)
        .toList();
  }

  /// What a reference within this schema leads to, unless it has been followed on the way here.
  private Optional<JsonNode> target(JsonNode schema, Set<String> followed) {
    String reference = schema.path("$ref").asText("");
    if (!reference.startsWith("#/") || !followed.add(reference)) {
      return Optional.empty();
    }
    JsonNode target = root.at(JsonPointer.compile(reference.substring(1)));
    return Optional.of(target).filter(JsonNode::isObject);
  }

  /// An object schema under construction.
  private static final class Part {

    private final ObjectNode properties = JSON.objectNode();
    private final Set<String> required = new LinkedHashSet<>();
    private final ObjectNode otherKeywords = JSON.objectNode();

    Part(JsonNode schema) {
      schema
          .properties()
          .forEach(keyword -> {
            JsonNode value = keyword.getValue();
            switch (keyword.getKey()) {
              case "properties" -> properties.setAll((ObjectNode) value);
              case "required" -> value.forEach(name -> required.add(name.textValue()));
              case "$ref", "allOf", "anyOf", "oneOf" -> {
                // Folded by the caller.
              }
              default -> otherKeywords.set(keyword.getKey(), value);
            }
          });
    }

    boolean concernsProperties() {
      return !properties.isEmpty() || !required.isEmpty();
    }

    /// Takes over a part whose demands hold as well.
    void addAll(Part other) {
      addProperties(other, "allOf");
      required.addAll(other.required);
      other
          .otherKeywords
          .properties()
          .forEach(keyword -> otherKeywords.putIfAbsent(keyword.getKey(), keyword.getValue()));
    }

    /// Takes over parts of which one has to hold.
    void addAnyOf(List<Part> others) {
      if (others.isEmpty()) {
        return;
      }
      Set<String> requiredByAll = new LinkedHashSet<>(others.getFirst().required);
      for (Part other : others) {
        addProperties(other, "anyOf");
        requiredByAll.retainAll(other.required);
      }
      required.addAll(requiredByAll);
      if (others.size() > 1) {
        SchemaCleaner.describe(
            otherKeywords,
            others.stream()
                .map(Part::form)
                .collect(Collectors.joining("\n- ", "The input has one of these forms:\n- ", "")));
      }
    }

    /// The part as an alternative among others, in words.
    private String form() {
      String names =
          properties.propertyStream().map(p -> p.getKey()).collect(Collectors.joining(", "));
      String description = otherKeywords.path("description").asText("");
      return String.join(
          "; ",
          List.of(description, names, "required: " + String.join(", ", required)).stream()
              .filter(words -> !words.isEmpty())
              .toList());
    }

    private void addProperties(Part other, String combinator) {
      other
          .properties
          .properties()
          .forEach(property ->
              properties.set(
                  property.getKey(),
                  combined(properties.get(property.getKey()), property.getValue(), combinator)));
    }

    private static JsonNode combined(@Nullable JsonNode own, JsonNode added, String combinator) {
      if (own == null || own.equals(added)) {
        return added;
      }
      if (own.size() == 1 && own.path(combinator).isArray()) {
        ArrayNode longer = own.path(combinator).deepCopy();
        return JSON.objectNode().set(combinator, longer.add(added));
      }
      return JSON.objectNode().set(combinator, JSON.arrayNode().add(own).add(added));
    }

    ObjectNode schema() {
      ObjectNode schema = otherKeywords.deepCopy();
      schema.set("properties", properties);
      if (!required.isEmpty()) {
        ArrayNode names = schema.putArray("required");
        required.forEach(names::add);
      }
      return schema;
    }
  }
}
