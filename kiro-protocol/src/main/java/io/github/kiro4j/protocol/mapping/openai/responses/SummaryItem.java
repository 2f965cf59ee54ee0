package io.github.kiro4j.protocol.mapping.openai.responses;

import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.openai.responses.OutputItem;
import io.github.kiro4j.protocol.mapping.openai.JoinedText;

/// The summary that takes the place of a conversation. The client does not read it. Not
/// thread-safe.
final class SummaryItem implements OpenItem {

  private final EventSequence events;
  private final JoinedText text = new JoinedText();

  SummaryItem(EventSequence events) {
    this.events = events;
  }

  @Override
  public void add(Delta delta) {
    if (delta instanceof Delta.TextDelta(String more)) {
      text.add(more);
    }
  }

  @Override
  public void end() {
    if (!text.isEmpty()) {
      OutputItem item =
          new OutputItem.Compaction(events.id("cmp"), SealedItems.ofSummary(text.take()));
      events.whole(item, item);
    }
  }
}
