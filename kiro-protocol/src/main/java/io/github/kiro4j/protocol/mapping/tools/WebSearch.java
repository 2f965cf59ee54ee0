package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of the web search tool, which the gateway executes.
///
/// @param name the tool's name upstream
/// @param maxUses most searches in one request; null for no limit
/// @param allowedDomains if not empty, only pages of these domains, their subdomains and the paths
///   below them are returned
/// @param blockedDomains pages of these domains are removed
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
    JsonNode maxUses = tool.setting("max_uses");
    return new WebSearch(
        name,
        maxUses.isInt() ? maxUses.intValue() : null,
        strings(tool.setting("allowed_domains")),
        strings(tool.setting("blocked_domains")));
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }
}
