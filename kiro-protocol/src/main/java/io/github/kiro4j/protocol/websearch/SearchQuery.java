package io.github.kiro4j.protocol.websearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.MessagesRequest;
import java.util.List;
import java.util.Optional;

/// Finds the query of a search.
public final class SearchQuery {

  /// The names under which models pass the query, regardless of the tool's schema.
  private static final List<String> NAMES = List.of("query", "search_query", "q");

  private static final List<String> NESTED = List.of("text", "value");

  /// The beginning of the request that Claude Code's search tool sends.
  private static final String REQUEST_PREFIX = "Perform a web search for the query:";

  private SearchQuery() {}

  /// The query in the input of a tool call; of several, the first. Empty if there is none.
  public static Optional<String> in(JsonNode input) {
    return NAMES.stream()
        .flatMap(name -> text(input.path(name)).stream())
        .findFirst()
        .or(() -> firstOf(input.path("queries")));
  }

  /// The query in the last message of the user, for a call whose input has none.
  public static Optional<String> in(MessagesRequest request) {
    return request.messages().reversed().stream()
        .filter(message -> message.role() == InputMessage.Role.USER)
        .flatMap(message -> lastText(message).stream())
        .findFirst();
  }

  private static Optional<String> lastText(InputMessage message) {
    return message.content().reversed().stream()
        .filter(ContentBlock.Text.class::isInstance)
        .map(block -> ((ContentBlock.Text) block).text().strip())
        .map(SearchQuery::withoutPrefix)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static String withoutPrefix(String text) {
    return text.startsWith(REQUEST_PREFIX) ? text.substring(REQUEST_PREFIX.length()).strip() : text;
  }

  private static Optional<String> firstOf(JsonNode queries) {
    return queries.isArray()
        ? queries.valueStream().flatMap(query -> text(query).stream()).findFirst()
        : text(queries);
  }

  private static Optional<String> text(JsonNode query) {
    if (query.isTextual()) {
      return Optional.of(query.textValue().strip()).filter(text -> !text.isEmpty());
    }
    return NESTED.stream().flatMap(name -> plain(query.path(name)).stream()).findFirst();
  }

  private static Optional<String> plain(JsonNode value) {
    return Optional.ofNullable(value.textValue())
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
