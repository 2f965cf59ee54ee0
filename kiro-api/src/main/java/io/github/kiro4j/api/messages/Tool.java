package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool that the model may call.
///
/// @param type null or `custom` for the client's own tools; otherwise the dated type of one of
///   Anthropic's tools, such as `bash_20250124` or `web_search_20250305`, which have no schema
/// @param name the tool's name
/// @param description what the tool does, for the model; null if absent
/// @param inputSchema JSON Schema of the tool's input; null if absent
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

  public Tool {
    required(name, "name");
    inputSchema = inputSchema == null || inputSchema.isNull() ? null : inputSchema;
    settings = settings == null ? Map.of() : settings;
  }

  /// Whether this is one of the client's own tools rather than one of Anthropic's.
  public boolean custom() {
    return type == null || type.equals("custom");
  }
}
