package io.github.kiro4j.protocol.mapping.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.openai.OpenAiRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The parameters of a request without an effect, which are counted as those of the Messages API
/// are.
public final class IgnoredMembers {

  /// Parameters that mean something else in the Messages API.
  private static final Set<String> OTHER_MEANING =
      Set.of(
          "compaction",
          "container",
          "context_management",
          "mcp_servers",
          "output_format",
          "thread");

  private IgnoredMembers() {}

  /// The parameters for [io.github.kiro4j.api.messages.MessagesRequest#other].
  ///
  /// @param withEffect names of the parameters that are translated
  public static Map<String, JsonNode> of(OpenAiRequest request, Set<String> withEffect) {
    Map<String, JsonNode> ignored = new HashMap<>(request.parameters());
    ignored.keySet().removeAll(withEffect);
    ignored.keySet().removeAll(OTHER_MEANING);
    ignored.values().removeIf(JsonNode::isNull);
    return Map.copyOf(ignored);
  }
}
