package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tool that the request offers to the model.
///
/// @param type absent or `custom` for the client's own tools; otherwise a dated name of one of
///   Anthropic's, such as `bash_20250124` or `web_search_20250305`, which carry no schema
/// @param name what the model calls it by
/// @param description what it does, for the model
/// @param inputSchema JSON Schema of its input
/// @param deferLoading hidden from the model until a `tool_reference` names it
/// @param settings every other member, for example `max_uses` of web search
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

  /// Whether this is one of the client's own tools rather than one that Anthropic defines.
  public boolean custom() {
    return type == null || type.equals("custom");
  }
}
