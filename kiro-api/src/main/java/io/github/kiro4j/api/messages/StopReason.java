package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Why a message ended.
///
/// Source: Anthropic's public documentation of stop reasons.
public enum StopReason {
  /// The model finished its answer.
  @JsonProperty("end_turn")
  END_TURN,
  /// The answer reached the request's `max_tokens` or the model's limit.
  @JsonProperty("max_tokens")
  MAX_TOKENS,
  /// The answer reached one of the request's stop sequences.
  @JsonProperty("stop_sequence")
  STOP_SEQUENCE,
  /// The model waits for the results of its tool calls.
  @JsonProperty("tool_use")
  TOOL_USE,
  /// The server suspended a long answer with server tools.
  @JsonProperty("pause_turn")
  PAUSE_TURN,
  /// The model or a filter refused to answer.
  @JsonProperty("refusal")
  REFUSAL,
  /// The conversation no longer fits the model's context window.
  @JsonProperty("model_context_window_exceeded")
  MODEL_CONTEXT_WINDOW_EXCEEDED,
  /// An unknown reason, which is never written.
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN;

  /// The name in JSON, such as `end_turn`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
