package io.github.kiro4j.api.openai.responses;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.kiro4j.api.openai.OpenAiError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A response: the body of one that is not streamed, and the payload of a stream's first and last
/// events.
///
/// Source: OpenAI's public documentation of the Responses API.
///
/// @param id `resp_` and opaque characters
/// @param createdAt when the response began, in Unix seconds
/// @param status `in_progress`, `completed`, `incomplete` or `failed`
/// @param model the model's name in the request
/// @param output the items so far
/// @param error why the response failed; null if it has not
/// @param incompleteDetails why the response is incomplete; null if it is not
/// @param usage numbers of tokens; null before the end
/// @param request what is repeated of the request
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"id", "object"})
public record ResponseObject(
    String id,
    long createdAt,
    String status,
    String model,
    List<OutputItem> output,
    @Nullable OpenAiError error,
    @Nullable Incomplete incompleteDetails,
    @Nullable ResponseUsage usage,
    @JsonUnwrapped Echo request) {

  /// Always `response`.
  @JsonProperty("object")
  public String object() {
    return "response";
  }

  /// Always empty: what the request has is not repeated.
  @JsonProperty("metadata")
  public Map<String, String> metadata() {
    return Map.of();
  }

  /// Always empty: what the request has is not repeated.
  @JsonProperty("tools")
  public List<JsonNode> tools() {
    return List.of();
  }

  /// Why a response is incomplete.
  ///
  /// @param reason `max_output_tokens` or `content_filter`
  public record Incomplete(String reason) {}

  /// What is repeated of the request.
  ///
  /// @param toolChoice which tools the model may or must call
  /// @param parallelToolCalls whether the model may call several tools at once
  /// @param previousResponseId the response that this one continues; null for none
  @JsonNaming(SnakeCaseStrategy.class)
  public record Echo(
      JsonNode toolChoice,
      boolean parallelToolCalls,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String previousResponseId) {}
}
