package io.github.kiro4j.api.openai.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of a response that is not streamed.
///
/// Source: OpenAI's public documentation of the Chat Completions API; `reasoning_content` is what
/// other providers add and clients read.
///
/// @param id `chatcmpl-` and opaque characters
/// @param created when the answer began, in Unix seconds
/// @param model the model's name in the request
/// @param choices the one answer
@JsonPropertyOrder({"id", "object"})
public record ChatCompletion(
    String id, long created, String model, List<Choice> choices, ChatUsage usage) {

  /// Always `chat.completion`.
  @JsonProperty("object")
  public String object() {
    return "chat.completion";
  }

  /// An answer.
  ///
  /// @param finishReason `stop`, `length`, `tool_calls`, `function_call` or `content_filter`
  @JsonNaming(SnakeCaseStrategy.class)
  public record Choice(int index, Message message, String finishReason) {

    /// Always null: the upstream states no probabilities.
    @JsonProperty("logprobs")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public @Nullable Object logprobs() {
      return null;
    }
  }

  /// The model's message.
  ///
  /// @param content the text; null if there is none
  /// @param reasoningContent the text of the model's reasoning; null if there is none
  /// @param toolCalls calls of the client's tools; null if there are none
  /// @param functionCall the call of a function that the older parameter `functions` defines; null
  ///   if there is none
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonPropertyOrder({"role", "content", "refusal"})
  public record Message(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String content,
      @Nullable String reasoningContent,
      @Nullable List<ChatToolCall> toolCalls,
      ChatToolCall.@Nullable Function functionCall) {

    /// Always `assistant`.
    @JsonProperty("role")
    public String role() {
      return "assistant";
    }

    /// Always null: a refusal is text, because clients show nothing of this member.
    @JsonProperty("refusal")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public @Nullable String refusal() {
      return null;
    }
  }
}
