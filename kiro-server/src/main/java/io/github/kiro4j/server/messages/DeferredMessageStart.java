package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.messages.Message;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockDelta;
import io.github.kiro4j.api.messages.StreamEvent.MessageDelta;
import io.github.kiro4j.api.messages.StreamEvent.MessageStart;
import io.github.kiro4j.api.messages.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Holds an answer back until its true number of input tokens is known, which is at its end, and
/// puts that into `message_start`. An answer that fails is told by its error alone; one that is too
/// large to hold begins with the estimate.
final class DeferredMessageStart implements Consumer<StreamEvent> {

  /// Most characters of content that are held.
  private static final int MOST_HELD = 16 * 1024 * 1024;

  private final Consumer<StreamEvent> client;
  private final List<StreamEvent> held = new ArrayList<>();
  private @Nullable MessageStart start;
  private int heldLength;
  private boolean released;

  DeferredMessageStart(Consumer<StreamEvent> client) {
    this.client = client;
  }

  @Override
  public void accept(StreamEvent event) {
    if (released) {
      client.accept(event);
      return;
    }
    switch (event) {
      case MessageStart begin -> start = begin;
      case MessageDelta end -> {
        release(end.usage());
        client.accept(end);
      }
      case StreamEvent.MessageStop _, StreamEvent.ErrorEvent _ -> client.accept(event);
      case ContentBlockDelta delta -> hold(delta, length(delta.delta()));
      case StreamEvent.ContentBlockStart _,
          StreamEvent.ContentBlockStop _,
          StreamEvent.Ping _,
          StreamEvent.Unknown _ ->
          hold(event, 0);
    }
  }

  private void hold(StreamEvent event, int length) {
    held.add(event);
    heldLength += length;
    if (heldLength > MOST_HELD && start != null) {
      release(start.message().usage());
    }
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

  private void release(Usage usage) {
    released = true;
    if (start != null) {
      client.accept(new MessageStart(withInputTokens(start.message(), usage)));
    }
    held.forEach(client);
    held.clear();
  }

  private static Message withInputTokens(Message message, Usage known) {
    Usage usage =
        new Usage(
            known.inputTokens(),
            message.usage().outputTokens(),
            known.cacheCreationInputTokens(),
            known.cacheReadInputTokens(),
            null);
    return new Message(message.id(), message.model(), message.content(), null, null, null, usage);
  }
}
