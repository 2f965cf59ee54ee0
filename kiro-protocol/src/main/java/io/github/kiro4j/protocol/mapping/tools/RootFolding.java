package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Folds `$ref`, `allOf`, `anyOf` and `oneOf` at the root of a schema into plain properties,
/// because the upstream refuses these keywords at the root, and only there.
///
/// Source: error messages of the Kiro API that users reported.
///
/// Every property of an alternative stays possible, and a property that all alternatives require
/// stays required. The description lists the alternatives.
final class RootFolding {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// Most characters of an alternative's own description that the list quotes, because nested
  /// alternatives would multiply its length.
  private static final int MAX_QUOTED = 200;

  private final ObjectNode root;

  /// The folded target of each reference. The value is empty while the target is being folded, so
  /// that a recursive reference ends.
  private final Map<String, Optional<Part>> targets = new HashMap<>();

  RootFolding(ObjectNode root) {
    this.root = root;
  }

  /// The root without references and combinators.
  ObjectNode folded() {
    return part(root).schema();
  }

  private Part part(JsonNode schema) {
    Part part = new Part(schema);
    target(schema.path("$ref").asText("")).ifPresent(part::addAll);
    schema.path("allOf").forEach(each -> part.addAll(part(each)));
    part.addAnyOf(parts(schema.path("anyOf")));
    part.addAnyOf(parts(schema.path("oneOf")));
    return part;
  }

  private List<Part> parts(JsonNode schemas) {
    return schemas.valueStream().map(this::part).filter(Part::concernsProperties).toList();
  }

  private Optional<Part> target(String reference) {
    if (!reference.startsWith("#/")) {
      return Optional.empty();
    }
    Optional<Part> known = targets.putIfAbsent(reference, Optional.empty());
    if (known != null) {
      return known;
    }
    JsonNode target = root.at(JsonPointer.compile(reference.substring(1)));
    Optional<Part> folded = Optional.of(target).filter(JsonNode::isObject).map(this::part);
    targets.put(reference, folded);
    return folded;
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

    /// Merges a part that has to be satisfied as well.
    void addAll(Part other) {
      addProperties(other, "allOf");
      required.addAll(other.required);
      other
          .otherKeywords
          .properties()
          .forEach(keyword -> otherKeywords.putIfAbsent(keyword.getKey(), keyword.getValue()));
    }

    /// Merges parts of which one has to be satisfied.
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

    /// The description of this part as one of several alternatives.
    private String form() {
      String names =
          properties.propertyStream().map(p -> p.getKey()).collect(Collectors.joining(", "));
      String description = otherKeywords.path("description").asText("");
      if (description.length() > MAX_QUOTED) {
        description = description.substring(0, MAX_QUOTED) + "…";
      }
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
