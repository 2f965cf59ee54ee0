package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockDelta;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockStart;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockStop;
import io.github.kiro4j.api.messages.StreamEvent.MessageDelta.End;
import io.github.kiro4j.api.messages.Usage;
import java.util.List;
import java.util.function.Consumer;

/// Writes the stream events of one message in the only valid order, regardless of the order of
/// calls: the message starts before its first block, a block is closed before the next is opened,
/// and nothing follows the end or an error. Not thread-safe.
final class MessageWriter {

  private final Consumer<StreamEvent> sink;
  private final Message beginning;

  private boolean started;
  private boolean ended;
  private boolean blockOpen;
  private int nextIndex;

  MessageWriter(AnswerContext context, Consumer<StreamEvent> sink) {
    this.sink = sink;
    this.beginning =
        new Message(
            context.messageId(),
            context.model(),
            List.of(),
            null,
            null,
            null,
            new Usage(context.promptTokens(), 0));
  }

  boolean ended() {
    return ended;
  }

  /// Number of blocks that were opened so far.
  int blocks() {
    return nextIndex;
  }

  void start() {
    if (!started && !ended) {
      started = true;
      sink.accept(new StreamEvent.MessageStart(beginning));
    }
  }

  void open(ContentBlock block) {
    start();
    close();
    if (!ended) {
      blockOpen = true;
      sink.accept(new ContentBlockStart(nextIndex++, block));
    }
  }

  /// Adds to the open block; without effect if no block is open.
  void delta(Delta delta) {
    if (blockOpen && !ended) {
      sink.accept(new ContentBlockDelta(nextIndex - 1, delta));
    }
  }

  void close() {
    if (blockOpen && !ended) {
      blockOpen = false;
      sink.accept(new ContentBlockStop(nextIndex - 1));
    }
  }

  /// Writes a block without deltas.
  void whole(ContentBlock block) {
    open(block);
    close();
  }

  void end(End end, Usage usage) {
    start();
    close();
    if (!ended) {
      ended = true;
      sink.accept(new StreamEvent.MessageDelta(end, usage));
      sink.accept(new StreamEvent.MessageStop());
    }
  }

  void fail(ApiError error) {
    if (!ended) {
      ended = true;
      sink.accept(new StreamEvent.ErrorEvent(error, null));
    }
  }
}
