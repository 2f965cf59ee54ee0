package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockDelta;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockStart;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockStop;
import io.github.kiro4j.api.messages.StreamEvent.MessageDelta;
import io.github.kiro4j.api.messages.StreamEvent.MessageStart;
import io.github.kiro4j.api.messages.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds the stream events of an answer back until the answer ends, is released, or exceeds the
/// buffer. At the end the true number of input tokens is known, and `message_start` gets that
/// number; before, `message_start` has the estimate. If the answer fails while the events are held
/// back, the client receives only the `error` event. Not thread-safe.
public final class HeldAnswer implements Consumer<StreamEvent> {

  /// Characters that an answer may have if the only purpose is the true number of input tokens.
  public static final int LONGEST_BUFFERED = 16 * 1024 * 1024;

  /// What an event costs beside its text, in characters.
  private static final int EVENT_COST = 64;

  private final Consumer<StreamEvent> client;
  private final int maxLength;
  private final List<StreamEvent> held = new ArrayList<>();
  private @Nullable MessageStart start;
  private int heldLength;
  private boolean released;

  /// Creates the buffer of one answer.
  ///
  /// @param client receives the events
  /// @param maxLength most characters that are held back
  public HeldAnswer(Consumer<StreamEvent> client, int maxLength) {
    this.client = client;
    this.maxLength = maxLength;
  }

  @Override
  public void accept(StreamEvent event) {
    if (released) {
      client.accept(event);
      return;
    }
    switch (event) {
      case MessageStart messageStart -> start = messageStart;
      case MessageDelta end -> {
        start = start == null ? null : withInputTokens(start.message(), end.usage());
        release();
        client.accept(end);
      }
      case StreamEvent.MessageStop _, StreamEvent.ErrorEvent _ -> client.accept(event);
      case ContentBlockDelta _,
          ContentBlockStart _,
          ContentBlockStop _,
          StreamEvent.Ping _,
          StreamEvent.Unknown _ ->
          hold(event);
    }
  }

  private void hold(StreamEvent event) {
    held.add(event);
    heldLength += length(event);
    if (heldLength > maxLength) {
      release();
    }
  }

  /// Sends what is held back; later events pass at once.
  void release() {
    if (!released) {
      released = true;
      if (start != null) {
        client.accept(start);
      }
      held.forEach(client);
      held.clear();
    }
  }

  /// Whether events pass at once.
  boolean released() {
    return released;
  }

  /// Removes the blocks from this index on, as long as they are held back, and returns their
  /// events.
  List<StreamEvent> takeFrom(int index) {
    List<StreamEvent> taken = held.stream().filter(event -> indexOf(event) >= index).toList();
    held.removeIf(event -> indexOf(event) >= index);
    heldLength -= taken.stream().mapToInt(HeldAnswer::length).sum();
    return taken;
  }

  /// The text of the blocks from this index on, as far as it is held back.
  String textFrom(int index) {
    StringBuilder text = new StringBuilder();
    for (StreamEvent event : held) {
      if (indexOf(event) >= index
          && event instanceof ContentBlockDelta(_, Delta.TextDelta(String piece))) {
        text.append(piece);
      }
    }
    return text.toString();
  }

  private static int indexOf(StreamEvent event) {
    return switch (event) {
      case ContentBlockStart(int index, _) -> index;
      case ContentBlockDelta(int index, _) -> index;
      case ContentBlockStop(int index) -> index;
      case MessageStart _,
          MessageDelta _,
          StreamEvent.MessageStop _,
          StreamEvent.ErrorEvent _,
          StreamEvent.Ping _,
          StreamEvent.Unknown _ ->
          -1;
    };
  }

  private static int length(StreamEvent event) {
    return EVENT_COST + (event instanceof ContentBlockDelta(_, Delta delta) ? length(delta) : 0);
  }

  private static int length(Delta delta) {
    return switch (delta) {
      case Delta.TextDelta(String text) -> text.length();
      case Delta.ThinkingDelta(String thinking) -> thinking.length();
      case Delta.InputJsonDelta(String json) -> json.length();
      case Delta.SignatureDelta(String signature) -> signature.length();
      case Delta.Unknown _ -> 0;
    };
  }

  private static MessageStart withInputTokens(Message message, Usage known) {
    Usage usage =
        new Usage(
            known.inputTokens(),
            message.usage().outputTokens(),
            known.cacheCreationInputTokens(),
            known.cacheReadInputTokens(),
            message.usage().outputTokensDetails(),
            null);
    return new MessageStart(
        new Message(message.id(), message.model(), message.content(), null, null, null, usage));
  }
}
