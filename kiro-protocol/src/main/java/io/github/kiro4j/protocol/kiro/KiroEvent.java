package io.github.kiro4j.protocol.kiro;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One frame of the response to `generateAssistantResponse`: a part of the answer, statistics about
/// the answer, or the failure that ends the stream.
///
/// The union is open: an event of another type is an [Unknown] and must be ignored. The service
/// guarantees no order of events. Members that the service's model calls required are nullable
/// where live streams lack them.
///
/// Source: `ChatResponseStream` of the service `CodeWhispererStreaming` in AWS's published clients,
/// where a member's documentation names no other source.
public sealed interface KiroEvent {

  /// A piece of the answer's content.
  sealed interface Content extends KiroEvent {}

  /// Facts about the answer, of which one event of each type arrives, usually at the end.
  sealed interface Statistics extends KiroEvent {}

  /// A failure; no event follows.
  sealed interface Failure extends KiroEvent {}

  /// `initial-response`: the service has accepted the request. It is the first frame of an answer
  /// in the dialects of `application/x-amz-json-1.0` and is neither content nor a sign of an end.
  /// Its payload, a conversation id or nothing, is not read.
  ///
  /// Source: traffic of Kiro IDE 1.0.228 and later (9router issue #3149, 2026-08-08).
  record InitialResponse() implements KiroEvent {}

  /// `assistantResponseEvent`: the next piece of the answer's text, possibly empty.
  record AssistantResponse(String content, @Nullable String modelId) implements Content {

    public AssistantResponse {
      content = Objects.requireNonNullElse(content, "");
    }
  }

  /// `reasoningContentEvent`: the next piece of the reasoning or of its signature, or reasoning
  /// that the provider encrypted, in base64.
  record Reasoning(
      @Nullable String text, @Nullable String signature, @Nullable String redactedContent)
      implements Content {}

  /// `toolUseEvent`: a fragment of a tool call. The texts in `input` of one call, joined, are the
  /// JSON text of the call's input.
  ///
  /// @param toolUseId id of the call; live streams lack the id on some fragments, even on the first
  /// @param name the tool's name; on each fragment or only on some
  /// @param input empty or missing on the first and the last fragment
  /// @param snapshot whether `input` is the JSON text of an object that arrived in the place of a
  ///   text; such an object is the whole input so far and replaces the object before
  /// @param stop true on the last fragment of a call, missing on the fragments before
  record ToolUseFragment(
      @Nullable String toolUseId,
      @Nullable String name,
      @Nullable String input,
      boolean snapshot,
      @Nullable Boolean stop)
      implements Content {

    /// A fragment whose input is text.
    public ToolUseFragment(
        @Nullable String toolUseId,
        @Nullable String name,
        @Nullable String input,
        @Nullable Boolean stop) {
      this(toolUseId, name, input, false, stop);
    }

    /// Whether this is the last fragment of its call.
    public boolean last() {
      return Boolean.TRUE.equals(stop);
    }
  }

  /// `metadataEvent`: token counts, or only a stop reason.
  ///
  /// @param stopReason for example `END_TURN`, `TOOL_USE`, `MAX_TOKENS`; live streams have the
  ///   member, AWS's published model lacks it
  /// @param refusal the member `stopDetails.refusal`, which goes with the stop reason
  ///   `CONTENT_FILTERED` (seen since October 2026)
  record Metadata(
      @Nullable TokenUsage tokenUsage, @Nullable String stopReason, @Nullable Refusal refusal)
      implements Statistics {}

  /// Why the model, or a filter, refused to answer.
  ///
  /// @param category for example `reasoning_extraction`
  /// @param explanation for people
  record Refusal(@Nullable String category, @Nullable String explanation) {}

  /// The exact token counts of one answer.
  ///
  /// @param uncachedInputTokens prompt tokens that were neither read from nor written to the cache
  record TokenUsage(
      @Nullable Integer uncachedInputTokens,
      @Nullable Integer outputTokens,
      @Nullable Integer totalTokens,
      @Nullable Integer cacheReadInputTokens,
      @Nullable Integer cacheWriteInputTokens) {}

  /// `meteringEvent`: what the answer cost.
  ///
  /// @param unit usually `credit`
  record Metering(double usage, @Nullable String unit, @Nullable String unitPlural)
      implements Statistics {}

  /// `contextUsageEvent`: how full the model's context window is.
  ///
  /// @param contextUsagePercentage in percent; can exceed 100
  record ContextUsage(double contextUsagePercentage) implements Statistics {}

  /// `invalidStateEvent`: the service gave up.
  record InvalidState(@Nullable String reason, @Nullable String message) implements Failure {}

  /// A modelled exception in the middle of the stream, or an event that reports one.
  ///
  /// @param type for example `ThrottlingException`, without name space; the event's type if an
  ///   event reports the failure
  record ModelledException(String type, @Nullable String message, @Nullable String reason)
      implements Failure {}

  /// An unmodelled error in the middle of the stream.
  record UnmodelledError(@Nullable String code, @Nullable String message) implements Failure {}

  /// An event of a type that the gateway does not use or does not know.
  record Unknown(String eventType) implements KiroEvent {}
}
