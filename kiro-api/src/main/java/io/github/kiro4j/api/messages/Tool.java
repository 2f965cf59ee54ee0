package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A tool that the model may call.
///
/// @param type null or `custom` for the client's own tools; otherwise the dated type of one of
///   Anthropic's tools, such as `bash_20250124` or `web_search_20250305`, which have no schema
/// @param name the tool's name; empty if a tool of Anthropic's has none
/// @param description what the tool does, for the model; null if absent
/// @param inputSchema JSON Schema of the tool's input; null if absent. The member `parameters`, as
///   in OpenAI's API, or `inputSchema`, as in MCP, takes its place
/// @param deferLoading whether the tool is hidden until a `tool_reference` loads it; null for false
/// @param settings every other member, for example `max_uses` of the web search
@JsonNaming(SnakeCaseStrategy.class)
public record Tool(
    @Nullable String type,
    String name,
    @Nullable String description,
    @Nullable JsonNode inputSchema,
    @Nullable Boolean deferLoading,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> settings) {

  private static final List<String> OTHER_SCHEMA_NAMES = List.of("parameters", "inputSchema");

  public Tool {
    settings = Objects.requireNonNullElse(settings, Map.of());
    boolean custom = isCustom(type);
    name = name == null && !custom ? "" : required(name, "name");
    inputSchema = inputSchema == null && custom ? otherSchema(settings) : withoutNull(inputSchema);
  }

  private static @Nullable JsonNode otherSchema(Map<String, JsonNode> settings) {
    return OTHER_SCHEMA_NAMES.stream()
        .filter(name -> settings.getOrDefault(name, MissingNode.getInstance()).isObject())
        .findFirst()
        .map(settings::get)
        .orElse(null);
  }

  /// An explicit null is the schema of a tool without parameters.
  private static @Nullable JsonNode withoutNull(@Nullable JsonNode schema) {
    return schema != null && schema.isNull() ? JsonNodeFactory.instance.objectNode() : schema;
  }

  /// One of the members in [#settings]; a missing node if the tool lacks the member.
  public JsonNode setting(String name) {
    return settings.getOrDefault(name, MissingNode.getInstance());
  }

  /// Whether this is one of the client's own tools rather than one of Anthropic's.
  public boolean custom() {
    return isCustom(type);
  }

  private static boolean isCustom(@Nullable String type) {
    return type == null || type.equals("custom");
  }
}
