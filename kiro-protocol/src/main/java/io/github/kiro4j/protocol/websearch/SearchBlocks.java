package io.github.kiro4j.protocol.websearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.messages.ContentBlock.ServerToolUse;
import io.github.kiro4j.api.messages.ContentBlock.WebSearchToolResult;
import io.github.kiro4j.protocol.kiro.ToolResult;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Failed;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Found;
import io.github.kiro4j.protocol.websearch.SearchOutcome.Page;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A search and its outcome, as content blocks for the client and as a tool result for the model.
public final class SearchBlocks {

  private static final String TOOL = "web_search";
  private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9+/=_-]*");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private SearchBlocks() {}

  /// The client's id for a call with this id upstream: `srvtoolu_` and letters, digits or
  /// underscores.
  public static String serverToolUseId(String toolUseId) {
    return "srvtoolu_" + toolUseId.replaceAll("[^a-zA-Z0-9_]", "_");
  }

  /// The call as a content block for the client.
  public static ServerToolUse call(String toolUseId, String query) {
    return new ServerToolUse(
        serverToolUseId(toolUseId),
        TOOL,
        JsonNodeFactory.instance.objectNode().put("query", query));
  }

  /// The outcome as a content block for the client: the pages, or one error.
  public static WebSearchToolResult result(String toolUseId, SearchOutcome outcome) {
    return new WebSearchToolResult(
        serverToolUseId(toolUseId),
        switch (outcome) {
          case Found(List<Page> pages) -> results(pages);
          case Failed(SearchOutcome.Reason reason) ->
              JsonNodeFactory.instance
                  .objectNode()
                  .put("type", "web_search_tool_result_error")
                  .put("error_code", reason.wireName());
        });
  }

  /// The outcome as a tool result for the model.
  public static ToolResult toolResult(String toolUseId, SearchOutcome outcome) {
    return switch (outcome) {
      case Found(List<Page> pages) ->
          new ToolResult(toolUseId, content(listing(pages)), ToolResult.Status.SUCCESS);
      case Failed(SearchOutcome.Reason reason) ->
          new ToolResult(
              toolUseId,
              content("The search failed: " + reason.wireName()),
              ToolResult.Status.ERROR);
    };
  }

  /// The snippet in a `web_search_result` of an earlier answer; empty if the result has none, or
  /// has the content that only Anthropic's service can read. That content is base64, and a snippet
  /// of the gateway is prose.
  public static String snippet(JsonNode result) {
    String content = result.path("encrypted_content").asText("").strip();
    return OPAQUE.matcher(content).matches() ? "" : content;
  }

  private static ArrayNode results(List<Page> pages) {
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    for (Page page : pages) {
      ObjectNode result = results.addObject();
      result
          .put("type", "web_search_result")
          .put("title", page.title())
          .put("url", page.url())
          .put("encrypted_content", page.snippet())
          .put("page_age", age(page).orElse(null));
    }
    return results;
  }

  private static List<ToolResult.Content> content(String text) {
    return List.of(new ToolResult.Text(text));
  }

  private static String listing(List<Page> pages) {
    return pages.isEmpty()
        ? "The search found nothing."
        : IntStream.range(0, pages.size())
            .mapToObj(i -> "%d. %s".formatted(i + 1, listed(pages.get(i))))
            .collect(Collectors.joining("\n\n"));
  }

  private static String listed(Page page) {
    return page.title()
        + age(page).map(age -> " (" + age + ")").orElse("")
        + "\n"
        + page.url()
        + (page.snippet().isBlank() ? "" : "\n" + page.snippet().strip());
  }

  private static Optional<String> age(Page page) {
    return Optional.ofNullable(page.published()).map(DAY::format);
  }
}
