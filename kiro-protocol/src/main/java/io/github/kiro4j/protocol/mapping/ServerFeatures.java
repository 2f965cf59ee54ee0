package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.Map;

/// Refuses parameters that ask Anthropic's servers to act, where an answer without the act would
/// mislead the client.
final class ServerFeatures {

  private static final String NOT_HERE = " are not supported here";

  /// Prefix of the edits that remove earlier reasoning, which only saves tokens.
  private static final String HARMLESS_EDIT = "clear_thinking_";

  private ServerFeatures() {}

  /// Checks the parameters without a member in the request.
  ///
  /// @throws InvalidRequestException if a parameter asks for what the gateway does not do
  static void check(Map<String, JsonNode> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    if (!member(parameters, "mcp_servers").isEmpty()) {
      throw new FieldPath("mcp_servers")
          .refuse("MCP servers" + NOT_HERE + ", connect to them from the client");
    }
    if (!member(parameters, "container").path("skills").isEmpty()) {
      throw new FieldPath("container").member("skills").refuse("skills" + NOT_HERE);
    }
    JsonNode compaction = member(parameters, "compaction");
    if (compaction.isObject() && !compaction.path("type").asText().equals("disabled")) {
      throw new FieldPath("compaction")
          .refuse("compaction by the server is not supported here, compact in the client");
    }
    checkEdits(member(parameters, "context_management").path("edits"));
  }

  private static void checkEdits(JsonNode edits) {
    for (int i = 0; i < edits.size(); i++) {
      String type = edits.path(i).path("type").asText();
      if (!type.startsWith(HARMLESS_EDIT)) {
        throw new FieldPath("context_management.edits")
            .item(i)
            .member("type")
            .refuse("edits of type '%s'%s".formatted(type, NOT_HERE));
      }
    }
  }

  private static JsonNode member(Map<String, JsonNode> parameters, String name) {
    return parameters.getOrDefault(name, MissingNode.getInstance());
  }
}
