package io.github.kiro4j.protocol.mapping.openai.responses;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.Delta;
import io.github.kiro4j.api.openai.responses.OutputItem;
import io.github.kiro4j.protocol.mapping.openai.CallArguments;
import io.github.kiro4j.protocol.mapping.openai.JoinedText;

/// A web search that the gateway ran. Not thread-safe.
final class SearchItem implements OpenItem {

  private final EventSequence events;
  private final ContentBlock.ServerToolUse search;
  private final JoinedText json = new JoinedText();

  SearchItem(EventSequence events, ContentBlock.ServerToolUse search) {
    this.events = events;
    this.search = search;
  }

  @Override
  public void add(Delta delta) {
    if (delta instanceof Delta.InputJsonDelta(String more)) {
      json.add(more);
    }
  }

  @Override
  public void end() {
    String query =
        (json.isEmpty() ? search.input() : CallArguments.parse(json.take())).path("query").asText();
    String id = events.id("ws");
    events.whole(
        item(id, EventSequence.IN_PROGRESS, query), item(id, EventSequence.COMPLETED, query));
  }

  private static OutputItem item(String id, String status, String query) {
    return new OutputItem.WebSearchCall(id, status, new OutputItem.WebSearchCall.Search(query));
  }
}
