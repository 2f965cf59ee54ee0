package io.github.kiro4j.protocol.mapping.openai.responses;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.MessageDelta;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.api.openai.OpenAiError;
import io.github.kiro4j.api.openai.responses.ResponseEvent;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.api.openai.responses.ResponseUsage;
import io.github.kiro4j.protocol.mapping.openai.AnswerIdentity;
import io.github.kiro4j.protocol.mapping.openai.OpenAiErrors;
import io.github.kiro4j.protocol.mapping.openai.Refusals;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Translates the stream events of an answer into events of the Responses API. The last response is
/// also the body of a response that is not streamed. Not thread-safe.
public final class ResponsesStream implements Consumer<StreamEvent> {

  private static final OpenAiErrors ERRORS = OpenAiErrors.ofResponses();
  private static final String INCOMPLETE = "incomplete";

  private final AnswerIdentity identity;
  private final ResponsesCall call;
  private final EventSequence events;
  private @Nullable OpenItem open;
  private @Nullable MessageDelta end;
  private boolean said;

  /// @param call the request that is answered
  public ResponsesStream(
      AnswerIdentity identity, ResponsesCall call, Consumer<ResponseEvent> sink) {
    this.identity = identity;
    this.call = call;
    this.events = new EventSequence(identity.key(), sink);
  }

  /// Translates an event. A ping becomes an event that keeps the client's connection alive.
  @Override
  public void accept(StreamEvent event) {
    switch (event) {
      case StreamEvent.MessageStart _ -> {
        lifecycle("response.created", response(EventSequence.IN_PROGRESS, null));
        lifecycle("response.in_progress", response(EventSequence.IN_PROGRESS, null));
      }
      case StreamEvent.ContentBlockStart(_, ContentBlock block) -> open(block);
      case StreamEvent.ContentBlockDelta(_, Delta delta) -> add(delta);
      case StreamEvent.ContentBlockStop _ -> close();
      case MessageDelta delta -> end = delta;
      case StreamEvent.MessageStop _ -> end();
      case StreamEvent.ErrorEvent error -> fail(ERRORS.of(error.error()));
      case StreamEvent.Ping _ -> events.send(ResponseEvent.KeepAlive::new);
      case StreamEvent.Unknown _ -> {
        // The gateway's own translator writes none.
      }
    }
  }

  private void open(ContentBlock block) {
    switch (block) {
      case ContentBlock.Text(String text) -> {
        open = call.compaction() ? new SummaryItem(events) : new MessageItem(events);
        add(new Delta.TextDelta(text));
      }
      case ContentBlock.Thinking(String text, _) -> {
        open = new ReasoningItem(events);
        add(new Delta.ThinkingDelta(text));
      }
      case ContentBlock.RedactedThinking redacted ->
          new ReasoningItem(events).redacted(SealedItems.of(redacted));
      case ContentBlock.ToolUse tool ->
          open = new CallItem(events, call.tools().kindOf(tool.name()), tool.id());
      case ContentBlock.ServerToolUse search -> open = new SearchItem(events, search);
      // The results of a search are in the text.
      case ContentBlock.WebSearchToolResult _,
          ContentBlock.Image _,
          ContentBlock.Document _,
          ContentBlock.SearchResult _,
          ContentBlock.ToolResult _,
          ContentBlock.ToolReference _,
          ContentBlock.Unknown _ -> {}
    }
  }

  private void add(Delta delta) {
    said |= delta instanceof Delta.TextDelta(String text) && !text.isEmpty();
    if (open != null) {
      open.add(delta);
    }
  }

  private void close() {
    if (open != null) {
      open.end();
      open = null;
    }
  }

  private void end() {
    if (end == null) {
      return;
    }
    if (!said) {
      Refusals.text(end.delta()).ifPresent(this::say);
    }
    switch (end.delta().stopReason()) {
      case MAX_TOKENS, MODEL_CONTEXT_WINDOW_EXCEEDED ->
          lifecycle("response.incomplete", response(INCOMPLETE, end.usage()));
      // A refusal is text: Codex repeats a response that is incomplete for its content.
      case END_TURN, STOP_SEQUENCE, TOOL_USE, PAUSE_TURN, REFUSAL, UNKNOWN ->
          lifecycle("response.completed", response(EventSequence.COMPLETED, end.usage()));
    }
  }

  private void say(String text) {
    MessageItem message = new MessageItem(events);
    message.add(text);
    message.end();
  }

  /// Some clients read `response.failed`, others only `error`.
  private void fail(OpenAiError error) {
    lifecycle("response.failed", response("failed", error, null));
    events.send(n -> ResponseEvent.Failure.of(n, error));
  }

  private void lifecycle(String type, ResponseObject response) {
    events.send(n -> new ResponseEvent.Lifecycle(type, n, response));
  }

  private ResponseObject response(String status, @Nullable Usage usage) {
    return response(status, null, usage);
  }

  private ResponseObject response(
      String status, @Nullable OpenAiError error, @Nullable Usage usage) {
    return new ResponseObject(
        "resp_" + identity.key(),
        identity.created(),
        status,
        identity.model(),
        events.items(),
        error,
        status.equals(INCOMPLETE) ? new ResponseObject.Incomplete("max_output_tokens") : null,
        usage == null ? null : usage(usage),
        call.echo());
  }

  private static ResponseUsage usage(Usage usage) {
    int input =
        usage.inputTokens() + usage.cacheReadInputTokens() + usage.cacheCreationInputTokens();
    return new ResponseUsage(
        input,
        new ResponseUsage.InputDetails(
            usage.cacheReadInputTokens(), usage.cacheCreationInputTokens()),
        usage.outputTokens(),
        new ResponseUsage.OutputDetails(usage.outputTokensDetails().thinkingTokens()),
        input + usage.outputTokens());
  }
}
