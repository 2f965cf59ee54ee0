package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The result of a tool call of the assistant message before.
///
/// Source: `ToolResult` in AWS's published streaming model.
///
/// @param toolUseId id of the call
/// @param content at least one value that is not an empty text
/// @param status whether the tool succeeded
public record ToolResult(String toolUseId, List<Content> content, Status status) {

  public ToolResult {
    content = List.copyOf(content);
  }

  /// Whether the tool succeeded.
  public enum Status {
    @JsonProperty("success")
    SUCCESS,
    @JsonProperty("error")
    ERROR
  }

  /// One value of a result. In JSON an object with exactly one member.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Text.class, name = "text"),
    @JsonSubTypes.Type(value = Json.class, name = "json"),
  })
  public sealed interface Content {}

  /// Plain text.
  public record Text(@JsonValue String text) implements Content {}

  /// Any JSON value.
  public record Json(@JsonValue JsonNode json) implements Content {}
}
