package io.github.kiro4j.protocol.mapping.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.messages.ContentBlock.ServerToolUse;
import io.github.kiro4j.api.messages.ContentBlock.Unknown;
import io.github.kiro4j.api.messages.ContentBlock.WebSearchToolResult;
import io.github.kiro4j.protocol.websearch.SearchBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Renders the blocks of tools that Anthropic's servers execute, which the Kiro API does not have.
final class ServerBlocks {

  /// Blocks that only control Anthropic's service and hold no content of the conversation.
  private static final Set<String> IGNORED = Set.of("fallback", "mcp_tool_listing");

  private static final Set<String> AS_TEXT =
      Set.of(
          "advisor_tool_result",
          "bash_code_execution_tool_result",
          "code_execution_tool_result",
          "compaction",
          "mcp_tool_result",
          "mcp_tool_use",
          "text_editor_code_execution_tool_result",
          "tool_search_tool_result",
          "web_fetch_tool_result");

  /// Prefix of members that only Anthropic's service can decrypt.
  private static final String ENCRYPTED_PREFIX = "encrypted_";

  private ServerBlocks() {}

  static String render(ServerToolUse use) {
    return "<server_tool_use name=\"%s\">%s</server_tool_use>"
        .formatted(use.name(), use.input().toString());
  }

  /// One line per page in the results, and the snippet if it is readable; or the error code.
  static String render(WebSearchToolResult result) {
    List<String> lines = new ArrayList<>();
    if (result.content().isArray()) {
      result.content().forEach(page -> lines.add(page(page)));
    } else {
      lines.add("error: " + result.content().path("error_code").asText("unknown"));
    }
    return element(result.type(), String.join("\n", lines));
  }

  /// The text of a block; an empty text if the block has no meaning for the model, and an empty
  /// result if its type has to be refused.
  static Optional<String> render(Unknown block) {
    if (IGNORED.contains(block.type())) {
      return Optional.of("");
    }
    return AS_TEXT.contains(block.type())
        ? Optional.of(element(block.type(), body(block)))
        : Optional.empty();
  }

  private static String page(JsonNode page) {
    String line = page.path("title").asText() + " - " + page.path("url").asText();
    String age = page.path("page_age").asText("");
    String snippet = SearchBlocks.snippet(page);
    return line
        + (age.isEmpty() ? "" : " (" + age + ")")
        + (snippet.isEmpty() ? "" : "\n" + snippet);
  }

  private static String body(Unknown block) {
    JsonNode content = block.members().get("content");
    if (content != null && content.isTextual() && block.members().size() == 1) {
      return content.textValue();
    }
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    block.members().forEach(members::set);
    return readable(members).toString();
  }

  private static JsonNode readable(JsonNode node) {
    if (node.isArray()) {
      return JsonNodeFactory.instance
          .arrayNode()
          .addAll(node.valueStream().map(ServerBlocks::readable).toList());
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode readable = JsonNodeFactory.instance.objectNode();
    node.properties().stream()
        .filter(member -> !member.getKey().startsWith(ENCRYPTED_PREFIX))
        .filter(member -> !member.getKey().equals("cache_control"))
        .forEach(member -> readable.set(member.getKey(), readable(member.getValue())));
    return readable;
  }

  private static String element(String name, String body) {
    return "<%1$s>\n%2$s\n</%1$s>".formatted(name, body);
  }
}
