package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of the web search that the client leaves to the server.
///
/// @param name what the model calls it by, in the upstream's form
/// @param maxUses most searches in one request; no limit if absent
/// @param allowedDomains if not empty, only results from these and from what lies below them
/// @param blockedDomains no results from these
public record WebSearch(
    String name,
    @Nullable Integer maxUses,
    List<String> allowedDomains,
    List<String> blockedDomains) {

  public WebSearch {
    allowedDomains = List.copyOf(allowedDomains);
    blockedDomains = List.copyOf(blockedDomains);
  }

  static WebSearch of(Tool tool, String name) {
    JsonNode maxUses = tool.settings().get("max_uses");
    return new WebSearch(
        name,
        maxUses != null && maxUses.isInt() ? maxUses.intValue() : null,
        strings(tool.settings().get("allowed_domains")),
        strings(tool.settings().get("blocked_domains")));
  }

  private static List<String> strings(@Nullable JsonNode array) {
    return array == null
        ? List.of()
        : array.valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }
}
