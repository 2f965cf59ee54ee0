package io.github.kiro4j.protocol.mapping.openai.chat;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.MessageDelta.End;
import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.api.openai.chat.ChatChunk;
import io.github.kiro4j.api.openai.chat.ChatUsage;
import io.github.kiro4j.protocol.mapping.openai.AnswerIdentity;
import io.github.kiro4j.protocol.mapping.openai.OpenAiErrors;
import io.github.kiro4j.protocol.mapping.openai.Refusals;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Translates the stream events of an answer into chunks of the Chat Completions API. Not
/// thread-safe.
public final class ChatStream implements Consumer<StreamEvent> {

  private static final OpenAiErrors ERRORS = OpenAiErrors.ofChat();

  private final AnswerIdentity identity;
  private final ChatCall call;
  private final ChatSink sink;
  private @Nullable ChatToolCallWriter open;
  private int calls;
  private boolean said;
  private boolean olderCall;

  /// @param call the request that is answered
  public ChatStream(AnswerIdentity identity, ChatCall call, ChatSink sink) {
    this.identity = identity;
    this.call = call;
    this.sink = sink;
  }

  /// Translates an event. A ping becomes a chunk without an addition.
  @Override
  public void accept(StreamEvent event) {
    switch (event) {
      case StreamEvent.MessageStart _ -> add(ChatChunk.Delta.BEGINNING);
      case StreamEvent.ContentBlockStart(_, ContentBlock block) -> open(block);
      case StreamEvent.ContentBlockDelta(_, Delta delta) -> add(delta);
      case StreamEvent.ContentBlockStop _ -> close();
      case StreamEvent.MessageDelta(End end, Usage usage) -> end(end, usage);
      case StreamEvent.MessageStop _ -> sink.done();
      case StreamEvent.ErrorEvent error -> sink.failed(ERRORS.of(error.error()));
      case StreamEvent.Ping _ -> add(ChatChunk.Delta.NONE);
      case StreamEvent.Unknown _ -> {
        // The gateway's own translator writes none.
      }
    }
  }

  private void open(ContentBlock block) {
    switch (block) {
      case ContentBlock.Text(String text) -> text(text);
      case ContentBlock.Thinking(String text, _) -> reasoning(text);
      case ContentBlock.ToolUse tool -> {
        ChatToolCallWriter writer =
            new ChatToolCallWriter(calls, call.tools().kindOf(tool.name()), this::add);
        if (writer.older()) {
          olderCall = true;
        } else {
          calls++;
        }
        writer.begin(tool);
        open = writer;
      }
      // A web search that the gateway ran has no place in this API; the text quotes its results.
      case ContentBlock.ServerToolUse _,
          ContentBlock.WebSearchToolResult _,
          ContentBlock.RedactedThinking _,
          ContentBlock.Image _,
          ContentBlock.Document _,
          ContentBlock.SearchResult _,
          ContentBlock.ToolResult _,
          ContentBlock.ToolReference _,
          ContentBlock.Unknown _ -> {}
    }
  }

  private void add(Delta delta) {
    switch (delta) {
      case Delta.TextDelta(String text) -> text(text);
      case Delta.ThinkingDelta(String text) -> reasoning(text);
      case Delta.InputJsonDelta(String json) -> {
        if (open != null) {
          open.add(json);
        }
      }
      case Delta.SignatureDelta _, Delta.Unknown _ -> {
        // This API has no place for a signature.
      }
    }
  }

  private void text(String text) {
    if (!text.isEmpty()) {
      said = true;
      add(ChatChunk.Delta.text(text));
    }
  }

  private void reasoning(String text) {
    if (!text.isEmpty()) {
      add(ChatChunk.Delta.reasoning(text));
    }
  }

  private void close() {
    if (open != null) {
      open.end();
      open = null;
    }
  }

  private void end(End end, Usage usage) {
    if (!said) {
      Refusals.text(end).ifPresent(this::text);
    }
    send(new ChatChunk.Choice(0, ChatChunk.Delta.NONE, finishReason(end.stopReason())));
    if (call.includeUsage()) {
      sink.chunk(
          new ChatChunk(id(), identity.created(), identity.model(), List.of(), usage(usage)));
    }
  }

  private void add(ChatChunk.Delta delta) {
    send(new ChatChunk.Choice(0, delta, null));
  }

  private void send(ChatChunk.Choice choice) {
    sink.chunk(new ChatChunk(id(), identity.created(), identity.model(), List.of(choice), null));
  }

  private String id() {
    return "chatcmpl-" + identity.key();
  }

  private String finishReason(StopReason reason) {
    return switch (reason) {
      case END_TURN, STOP_SEQUENCE, PAUSE_TURN, UNKNOWN -> "stop";
      case TOOL_USE -> olderCall ? "function_call" : "tool_calls";
      case MAX_TOKENS, MODEL_CONTEXT_WINDOW_EXCEEDED -> "length";
      case REFUSAL -> "content_filter";
    };
  }

  private static ChatUsage usage(Usage usage) {
    int prompt =
        usage.inputTokens() + usage.cacheReadInputTokens() + usage.cacheCreationInputTokens();
    return new ChatUsage(
        prompt,
        usage.outputTokens(),
        prompt + usage.outputTokens(),
        new ChatUsage.PromptDetails(usage.cacheReadInputTokens(), usage.cacheCreationInputTokens()),
        new ChatUsage.CompletionDetails(usage.outputTokensDetails().thinkingTokens()));
  }
}
