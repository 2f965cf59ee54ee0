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

/// Defers a stream until the true number of input tokens is known, which the upstream reports at
/// the end of the answer, and writes that number into `message_start`. If the answer fails, the
/// client receives only the `error` event. If the answer exceeds the buffer, `message_start` has
/// the estimate.
final class DeferredMessageStart implements Consumer<StreamEvent> {

  /// Maximum number of deferred characters.
  private static final int MAX_DEFERRED_LENGTH = 16 * 1024 * 1024;

  /// What an event costs beside its text, in characters.
  private static final int EVENT_COST = 64;

  private final Consumer<StreamEvent> client;
  private final List<StreamEvent> deferred = new ArrayList<>();
  private @Nullable MessageStart start;
  private int deferredLength;
  private boolean started;

  DeferredMessageStart(Consumer<StreamEvent> client) {
    this.client = client;
  }

  @Override
  public void accept(StreamEvent event) {
    if (started) {
      client.accept(event);
      return;
    }
    switch (event) {
      case MessageStart messageStart -> start = messageStart;
      case MessageDelta end -> {
        sendDeferred(end.usage());
        client.accept(end);
      }
      case StreamEvent.MessageStop _, StreamEvent.ErrorEvent _ -> client.accept(event);
      case ContentBlockDelta delta -> defer(delta, length(delta.delta()));
      case StreamEvent.ContentBlockStart _,
          StreamEvent.ContentBlockStop _,
          StreamEvent.Ping _,
          StreamEvent.Unknown _ ->
          defer(event, 0);
    }
  }

  private void defer(StreamEvent event, int length) {
    deferred.add(event);
    deferredLength += length + EVENT_COST;
    if (deferredLength > MAX_DEFERRED_LENGTH && start != null) {
      sendDeferred(start.message().usage());
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

  private void sendDeferred(Usage usage) {
    started = true;
    if (start != null) {
      client.accept(new MessageStart(withInputTokens(start.message(), usage)));
    }
    deferred.forEach(client);
    deferred.clear();
  }

  private static Message withInputTokens(Message message, Usage known) {
    Usage usage =
        new Usage(
            known.inputTokens(),
            message.usage().outputTokens(),
            known.cacheCreationInputTokens(),
            known.cacheReadInputTokens(),
            message.usage().outputTokensDetails(),
            null);
    return new Message(message.id(), message.model(), message.content(), null, null, null, usage);
  }
}
