package io.github.kiro4j.api.openai.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A server-sent event of a streamed answer.
///
/// The first chunk has the role; then come reasoning, text and tool calls; the last choice has the
/// `finish_reason`. A chunk without choices has the usage, if the client asks for it.
///
/// @param id the same in every chunk
/// @param choices one addition, or none
/// @param usage null except in the chunk without choices
@JsonPropertyOrder({"id", "object"})
public record ChatChunk(
    String id, long created, String model, List<Choice> choices, @Nullable ChatUsage usage) {

  /// Always `chat.completion.chunk`.
  @JsonProperty("object")
  public String object() {
    return "chat.completion.chunk";
  }

  /// An addition to the answer.
  ///
  /// @param finishReason why the answer ended; null before its end
  @JsonNaming(SnakeCaseStrategy.class)
  public record Choice(
      int index,
      Delta delta,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String finishReason) {}

  /// What is added to the message.
  @JsonNaming(SnakeCaseStrategy.class)
  public record Delta(
      @Nullable String role,
      @Nullable String content,
      @Nullable String reasoningContent,
      @Nullable List<ChatToolCall> toolCalls,
      ChatToolCall.@Nullable Function functionCall) {

    /// Nothing is added.
    public static final Delta NONE = new Delta(null, null, null, null, null);

    /// The beginning of the message.
    public static final Delta BEGINNING = new Delta("assistant", "", null, null, null);

    /// More text.
    public static Delta text(String text) {
      return new Delta(null, text, null, null, null);
    }

    /// More reasoning.
    public static Delta reasoning(String text) {
      return new Delta(null, null, text, null, null);
    }

    /// A part of a tool call.
    public static Delta call(ChatToolCall part) {
      return new Delta(null, null, null, List.of(part), null);
    }

    /// A part of the call of a function that the older parameter `functions` defines.
    public static Delta functionCall(ChatToolCall.Function part) {
      return new Delta(null, null, null, null, part);
    }
  }
}
