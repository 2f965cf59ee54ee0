package io.github.kiro4j.protocol.mapping.openai.responses;

import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.openai.responses.OutputItem;
import io.github.kiro4j.api.openai.responses.OutputItem.Summary;
import io.github.kiro4j.api.openai.responses.ResponseEvent;
import io.github.kiro4j.protocol.mapping.openai.JoinedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The model's reasoning: its text is the summary, text and signature are sealed for the next
/// request. Not thread-safe.
final class ReasoningItem implements OpenItem {

  private final EventSequence events;
  private final JoinedText text = new JoinedText();
  private final String id;
  private @Nullable String signature;

  ReasoningItem(EventSequence events) {
    this.events = events;
    this.id = events.id("rs");
  }

  @Override
  public void add(Delta delta) {
    switch (delta) {
      case Delta.ThinkingDelta(String more) -> add(more);
      case Delta.SignatureDelta(String complete) -> signature = complete;
      case Delta.TextDelta _, Delta.InputJsonDelta _, Delta.Unknown _ -> {
        // Not part of a thinking block.
      }
    }
  }

  void add(String more) {
    if (more.isEmpty()) {
      return;
    }
    if (text.isEmpty()) {
      begin();
      events.send(n -> part("response.reasoning_summary_part.added", n, ""));
    }
    text.add(more);
    events.send(n -> text("response.reasoning_summary_text.delta", n, more, null));
  }

  private void begin() {
    events.begin(new OutputItem.Reasoning(id, List.of(), null));
  }

  @Override
  public void end() {
    if (!text.isEmpty()) {
      String whole = text.take();
      events.send(n -> text("response.reasoning_summary_text.done", n, null, whole));
      events.send(n -> part("response.reasoning_summary_part.done", n, whole));
      end(List.of(new Summary(whole)), SealedItems.of(whole, signature));
    } else if (signature != null) {
      begin();
      end(List.of(), SealedItems.of("", signature));
    }
  }

  /// Sends reasoning that the provider encrypted.
  void redacted(String sealed) {
    begin();
    end(List.of(), sealed);
  }

  private void end(List<Summary> summary, String sealed) {
    events.end(new OutputItem.Reasoning(id, summary, sealed));
  }

  private ResponseEvent text(
      String type, int number, @Nullable String delta, @Nullable String whole) {
    return new ResponseEvent.SummaryText(type, number, id, events.index(), 0, delta, whole);
  }

  private ResponseEvent part(String type, int number, String whole) {
    return new ResponseEvent.SummaryPart(type, number, id, events.index(), 0, new Summary(whole));
  }
}
