package io.github.kiro4j.api.openai.responses;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.kiro4j.api.openai.OpenAiError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A server-sent event of a streamed response. The event's name is the type.
///
/// A stream has `response.created` and `response.in_progress`; per item, one after the other,
/// `response.output_item.added`, the item's own events and `response.output_item.done`; then
/// `response.completed` or `response.incomplete`. Instead of any of these the stream can end with
/// `response.failed` and `error`. Sequence numbers count all events from 0.
///
/// Source: OpenAI's public documentation of streaming responses; `keepalive` is undocumented.
@JsonPropertyOrder({"type", "sequence_number"})
public sealed interface ResponseEvent {

  String type();

  int sequenceNumber();

  /// The beginning, or the end, of a response.
  @JsonNaming(SnakeCaseStrategy.class)
  record Lifecycle(String type, int sequenceNumber, ResponseObject response)
      implements ResponseEvent {}

  /// The beginning, or the end, of an item.
  @JsonNaming(SnakeCaseStrategy.class)
  record Item(String type, int sequenceNumber, int outputIndex, OutputItem item)
      implements ResponseEvent {}

  /// The beginning, or the end, of a message's text.
  @JsonNaming(SnakeCaseStrategy.class)
  record Part(
      String type,
      int sequenceNumber,
      String itemId,
      int outputIndex,
      int contentIndex,
      OutputItem.OutputText part)
      implements ResponseEvent {}

  /// More of a message's text, or the whole text at its end.
  ///
  /// @param delta the addition; null at the end
  /// @param text the whole text; null before the end
  @JsonNaming(SnakeCaseStrategy.class)
  record Text(
      String type,
      int sequenceNumber,
      String itemId,
      int outputIndex,
      int contentIndex,
      @Nullable String delta,
      @Nullable String text)
      implements ResponseEvent {

    /// Always empty: the upstream states no probabilities.
    @JsonProperty("logprobs")
    public List<JsonNode> logprobs() {
      return List.of();
    }
  }

  /// The beginning, or the end, of a summary of the reasoning.
  @JsonNaming(SnakeCaseStrategy.class)
  record SummaryPart(
      String type,
      int sequenceNumber,
      String itemId,
      int outputIndex,
      int summaryIndex,
      OutputItem.Summary part)
      implements ResponseEvent {}

  /// More of a summary, or the whole summary at its end.
  ///
  /// @param delta the addition; null at the end
  /// @param text the whole text; null before the end
  @JsonNaming(SnakeCaseStrategy.class)
  record SummaryText(
      String type,
      int sequenceNumber,
      String itemId,
      int outputIndex,
      int summaryIndex,
      @Nullable String delta,
      @Nullable String text)
      implements ResponseEvent {}

  /// More of a call's arguments, or the whole arguments at their end.
  ///
  /// @param delta the addition; null at the end
  /// @param name the function's name; null before the end
  /// @param arguments the whole arguments of a function; null before the end
  /// @param input the whole input of a tool whose input is free text; null before the end
  @JsonNaming(SnakeCaseStrategy.class)
  record Arguments(
      String type,
      int sequenceNumber,
      String itemId,
      int outputIndex,
      @Nullable String delta,
      @Nullable String name,
      @Nullable String arguments,
      @Nullable String input)
      implements ResponseEvent {}

  /// Keeps the connection of clients alive that wait for events rather than bytes.
  @JsonNaming(SnakeCaseStrategy.class)
  record KeepAlive(int sequenceNumber) implements ResponseEvent {
    @Override
    @JsonProperty("type")
    public String type() {
      return "keepalive";
    }
  }

  /// Ends the stream after `response.failed`. Some clients read the flat members, others the nested
  /// ones.
  @JsonNaming(SnakeCaseStrategy.class)
  record Failure(
      int sequenceNumber,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String code,
      String message,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String param,
      OpenAiError error)
      implements ResponseEvent {

    public static Failure of(int sequenceNumber, OpenAiError error) {
      return new Failure(sequenceNumber, error.code(), error.message(), error.param(), error);
    }

    @Override
    @JsonProperty("type")
    public String type() {
      return "error";
    }
  }
}
