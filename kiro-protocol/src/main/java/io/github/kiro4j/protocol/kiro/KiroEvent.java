package io.github.kiro4j.protocol.kiro;

import org.jspecify.annotations.Nullable;

/// One message of the answer stream, an event or the failure that ends it.
///
/// The union is open: an event of another type is an [Unknown] and must be ignored. No order may be
/// assumed. Members that the service model calls required are nullable where live streams leave
/// them out.
public sealed interface KiroEvent {

  /// `assistantResponseEvent`: the next piece of the answer's text, possibly empty.
  record AssistantResponse(String content, @Nullable String modelId) implements KiroEvent {
    public AssistantResponse {
      content = content == null ? "" : content;
    }
  }

  /// `reasoningContentEvent`: the next piece of the reasoning, of its signature, or a sealed blob
  /// in base64.
  record Reasoning(
      @Nullable String text, @Nullable String signature, @Nullable String redactedContent)
      implements KiroEvent {}

  /// `toolUseEvent`: a fragment of a tool call. The `input` fragments of one call, joined, are the
  /// JSON text of its input.
  ///
  /// @param toolUseId may be missing, also on the first fragment
  /// @param name repeated in each fragment, or missing
  /// @param input may be empty or missing on the first and the last fragment; an upstream that
  ///   sends an object instead of text is read as that object's JSON text
  /// @param stop closes the call; middle fragments leave it out
  record ToolUseFragment(
      @Nullable String toolUseId,
      @Nullable String name,
      @Nullable String input,
      @Nullable Boolean stop)
      implements KiroEvent {

    /// Whether this fragment closes the call.
    public boolean last() {
      return Boolean.TRUE.equals(stop);
    }
  }

  /// `metadataEvent`: token counts, or only a stop reason, which AWS's published model lacks.
  ///
  /// @param stopReason for example `END_TURN`, `TOOL_USE`, `MAX_TOKENS`
  record Metadata(@Nullable TokenUsage tokenUsage, @Nullable String stopReason)
      implements KiroEvent {}

  /// Exact token counts of the turn.
  ///
  /// @param uncachedInputTokens prompt tokens neither read from nor written to the cache
  record TokenUsage(
      @Nullable Integer uncachedInputTokens,
      @Nullable Integer outputTokens,
      @Nullable Integer totalTokens,
      @Nullable Integer cacheReadInputTokens,
      @Nullable Integer cacheWriteInputTokens) {}

  /// `meteringEvent`: what the turn cost, usually in credits.
  record Metering(double usage, @Nullable String unit, @Nullable String unitPlural)
      implements KiroEvent {}

  /// `contextUsageEvent`: how full the model's context window is, in percent; can exceed 100.
  record ContextUsage(double contextUsagePercentage) implements KiroEvent {}

  /// `invalidStateEvent`: the service gave up; nothing follows.
  record InvalidState(@Nullable String reason, @Nullable String message) implements KiroEvent {}

  /// An event of a type that the gateway has no use for, or does not know; its payload is not read.
  record Unknown(String eventType) implements KiroEvent {}

  /// A modelled exception in the middle of the stream; nothing follows.
  ///
  /// @param type for example `ThrottlingException`, without name space
  record ModelledException(String type, @Nullable String message, @Nullable String reason)
      implements KiroEvent {}

  /// An unmodelled error in the middle of the stream; nothing follows.
  record UnmodelledError(@Nullable String code, @Nullable String message) implements KiroEvent {}
}
