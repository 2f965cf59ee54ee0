package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.protocol.kiro.ToolIdentifier;
import io.github.kiro4j.protocol.mapping.content.WellFormed;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The names of one tool's properties for the client and for the upstream.
///
/// The upstream accepts 1 to 64 characters of `[a-zA-Z0-9_.-]` for a property at the root of a
/// schema, and refuses the whole request because of any other name. Names of nested properties may
/// be anything. A name that the upstream refuses is replaced by one that depends on the original
/// alone.
///
/// Source: error messages of the Kiro API that users reported.
public final class PropertyNames {

  /// The names of a tool whose properties have the same names for both sides.
  static final PropertyNames UNCHANGED = new PropertyNames();

  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
  private static final String REFERENCE = "#/properties/";

  private final Map<String, String> upstreamByClient = new HashMap<>();
  private final Map<String, String> clientByUpstream = new HashMap<>();

  /// The new names of properties in the accepted schema, whose names are well-formed already.
  private final Map<String, String> upstreamByAccepted = new HashMap<>();

  private PropertyNames() {}

  /// The names of a tool's properties.
  ///
  /// @param given the schema as the client sent it; a missing node if there is none
  /// @param accepted the same schema with a root that the upstream accepts
  static PropertyNames of(JsonNode given, ObjectNode accepted) {
    PropertyNames names = new PropertyNames();
    JsonNode properties = accepted.path("properties");
    properties
        .fieldNames()
        .forEachRemaining(name -> {
          if (!LEGAL.matcher(name).matches()) {
            names.rename(name, ToolIdentifier.unused(name, properties::has));
          }
        });
    WellFormed.changedNames(given.path("properties")).forEach(names::repaired);
    return names.clientByUpstream.isEmpty() ? UNCHANGED : names;
  }

  private void rename(String accepted, String upstream) {
    upstreamByAccepted.put(accepted, upstream);
    put(accepted, upstream);
  }

  private void repaired(String client, String accepted) {
    put(client, upstreamByAccepted.getOrDefault(accepted, accepted));
  }

  private void put(String client, String upstream) {
    upstreamByClient.put(client, upstream);
    clientByUpstream.put(upstream, client);
  }

  /// The client's names of the properties that have another name upstream.
  public Map<String, String> clientByUpstream() {
    return clientByUpstream;
  }

  /// The input of an earlier call with the upstream's names.
  public JsonNode upstreamInput(JsonNode input) {
    if (upstreamByClient.isEmpty() || !input.isObject()) {
      return input;
    }
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    input
        .properties()
        .forEach(member ->
            renamed.set(
                upstreamByClient.getOrDefault(member.getKey(), member.getKey()),
                member.getValue()));
    return renamed;
  }

  /// Renames the properties of the accepted schema in place. The description of a renamed property
  /// states the client's name, to which other descriptions may refer.
  ObjectNode rename(ObjectNode schema) {
    if (upstreamByClient.isEmpty()) {
      return schema;
    }
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(property -> {
          String accepted = property.getKey();
          String upstream = upstreamByAccepted.getOrDefault(accepted, accepted);
          if (!upstream.equals(accepted) && property.getValue() instanceof ObjectNode renamed) {
            SchemaCleaner.describe(renamed, "Known as: " + accepted);
          }
          properties.set(upstream, property.getValue());
        });
    schema.set("properties", properties);
    renameRequired(schema);
    redirect(schema);
    return schema;
  }

  private void renameRequired(ObjectNode accepted) {
    JsonNode required = accepted.path("required");
    if (required.isArray()) {
      accepted
          .putArray("required")
          .addAll(
              required
                  .valueStream()
                  .map(name -> upstreamByClient.getOrDefault(name.asText(), name.asText()))
                  .map(JsonNodeFactory.instance::textNode)
                  .toList());
    }
  }

  /// Changes references into renamed properties.
  private void redirect(JsonNode schema) {
    String reference = schema.path("$ref").asText("");
    if (schema instanceof ObjectNode object && reference.startsWith(REFERENCE)) {
      object.put("$ref", redirected(reference));
    }
    schema.forEach(this::redirect);
  }

  private String redirected(String reference) {
    int slash = reference.indexOf('/', REFERENCE.length());
    int end = slash < 0 ? reference.length() : slash;
    String token = reference.substring(REFERENCE.length(), end);
    String name = upstreamByAccepted.get(token.replace("~1", "/").replace("~0", "~"));
    return name == null ? reference : REFERENCE + name + reference.substring(end);
  }
}
