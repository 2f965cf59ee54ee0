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
import org.jspecify.annotations.Nullable;

/// Writes the stream events of one message in the only valid order, regardless of the order of
/// calls: the message starts before its first block, a block is closed before the next is opened,
/// and nothing follows the end or an error. Not thread-safe.
///
/// If the request requires something of its answer, the events are held back until [#release] or
/// the end. The blocks of the current round, as long as they are held back, can be dropped or get
/// another text.
final class MessageWriter {

  /// Most characters that are held back; what is longer passes as it is.
  private static final int LONGEST_HELD = AssistantMessageRecorder.MAX_LENGTH / 2;

  private final Consumer<StreamEvent> sink;
  private final @Nullable HeldAnswer hold;
  private final Message beginning;

  private boolean started;
  private boolean ended;
  private boolean blockOpen;
  private int nextIndex;
  private int firstOfRound;

  MessageWriter(AnswerContext context, Consumer<StreamEvent> sink) {
    this.hold = context.form().requiresNothing() ? null : new HeldAnswer(sink, LONGEST_HELD);
    this.sink = hold == null ? sink : hold;
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

  /// Whether the events are held back.
  boolean holding() {
    return hold != null && !hold.released();
  }

  /// Sends what is held back; later events pass at once.
  void release() {
    if (hold != null) {
      hold.release();
    }
  }

  /// Begins the next round.
  void nextRound() {
    firstOfRound = nextIndex;
  }

  /// The text of this round, as far as it is held back.
  String heldText() {
    return hold == null ? "" : hold.textFrom(firstOfRound);
  }

  /// Drops the blocks of this round, which are closed and held back.
  void dropRound() {
    takeRound();
  }

  /// Replaces the text of this round, whose blocks are closed and held back, by a block at the end.
  void replaceText(String text) {
    boolean isText = false;
    for (StreamEvent event : takeRound()) {
      if (event instanceof ContentBlockStart(_, ContentBlock block)) {
        isText = block instanceof ContentBlock.Text;
      }
      if (!isText) {
        repeat(event);
      }
    }
    open(new ContentBlock.Text(""));
    delta(new Delta.TextDelta(text));
    close();
  }

  private void repeat(StreamEvent event) {
    switch (event) {
      case ContentBlockStart(_, ContentBlock block) -> open(block);
      case ContentBlockDelta(_, Delta delta) -> delta(delta);
      case ContentBlockStop _ -> close();
      case StreamEvent other -> sink.accept(other);
    }
  }

  private List<StreamEvent> takeRound() {
    List<StreamEvent> round = hold == null ? List.of() : hold.takeFrom(firstOfRound);
    nextIndex = firstOfRound;
    return round;
  }

  void fail(ApiError error) {
    if (!ended) {
      ended = true;
      sink.accept(new StreamEvent.ErrorEvent(error, null));
    }
  }
}
