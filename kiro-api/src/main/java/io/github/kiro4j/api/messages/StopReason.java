package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/// Why an answer ended.
public enum StopReason {
  /// The model was done.
  @JsonProperty("end_turn")
  END_TURN,
  /// The request's `max_tokens` or the model's own cap was reached.
  @JsonProperty("max_tokens")
  MAX_TOKENS,
  /// One of the request's stop sequences came up.
  @JsonProperty("stop_sequence")
  STOP_SEQUENCE,
  /// The model waits for the results of its tool calls.
  @JsonProperty("tool_use")
  TOOL_USE,
  /// A long turn of server tools was suspended.
  @JsonProperty("pause_turn")
  PAUSE_TURN,
  /// The model, or a filter, refused.
  @JsonProperty("refusal")
  REFUSAL,
  /// The conversation no longer fits the model's context window.
  @JsonProperty("model_context_window_exceeded")
  MODEL_CONTEXT_WINDOW_EXCEEDED,
  /// A reason that this version does not know; never written.
  @JsonEnumDefaultValue
  @JsonProperty("unknown")
  UNKNOWN
}
