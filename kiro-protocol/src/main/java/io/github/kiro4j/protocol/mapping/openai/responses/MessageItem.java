package io.github.kiro4j.protocol.mapping.openai.responses;

import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.openai.responses.OutputItem;
import io.github.kiro4j.api.openai.responses.OutputItem.OutputText;
import io.github.kiro4j.api.openai.responses.ResponseEvent;
import io.github.kiro4j.protocol.mapping.openai.JoinedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Text for the user. Not thread-safe.
final class MessageItem implements OpenItem {

  private final EventSequence events;
  private final JoinedText text = new JoinedText();
  private final String id;

  MessageItem(EventSequence events) {
    this.events = events;
    this.id = events.id("msg");
  }

  @Override
  public void add(Delta delta) {
    if (delta instanceof Delta.TextDelta(String more)) {
      add(more);
    }
  }

  void add(String more) {
    if (more.isEmpty()) {
      return;
    }
    if (text.isEmpty()) {
      begin();
    }
    text.add(more);
    events.send(n -> text("response.output_text.delta", n, more, null));
  }

  private void begin() {
    events.begin(new OutputItem.Message(id, EventSequence.IN_PROGRESS, List.of()));
    events.send(n -> part("response.content_part.added", n, ""));
  }

  @Override
  public void end() {
    if (!text.isEmpty()) {
      String whole = text.take();
      events.send(n -> text("response.output_text.done", n, null, whole));
      events.send(n -> part("response.content_part.done", n, whole));
      events.end(
          new OutputItem.Message(id, EventSequence.COMPLETED, List.of(new OutputText(whole))));
    }
  }

  private ResponseEvent text(
      String type, int number, @Nullable String delta, @Nullable String whole) {
    return new ResponseEvent.Text(type, number, id, events.index(), 0, delta, whole);
  }

  private ResponseEvent part(String type, int number, String whole) {
    return new ResponseEvent.Part(type, number, id, events.index(), 0, new OutputText(whole));
  }
}
