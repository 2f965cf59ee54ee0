package io.github.kiro4j.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.validation.HistoryEntry.Use;
import java.util.Map;
import java.util.Set;

/// Checks the members of an `assistantResponseMessage`.
final class AssistantShape {

  private static final Set<String> MESSAGE =
      Set.of(
          "content",
          "messageId",
          "supplementaryWebLinks",
          "references",
          "followupPrompt",
          "toolUses",
          "cachePoint",
          "reasoningContent");
  private static final Set<String> TOOL_USE = Set.of("toolUseId", "name", "input");
  private static final int MAX_MESSAGE_ID = 128;
  private static final int MAX_LINKS = 10;

  private AssistantShape() {}

  static HistoryEntry.Assistant check(Cursor message) {
    message.object(MESSAGE);
    message.member("messageId").ifPresent(id -> id.text(0, MAX_MESSAGE_ID));
    message.member("cachePoint").ifPresent(UserShape::checkCachePoint);
    checkCount(message, "supplementaryWebLinks");
    checkCount(message, "references");
    return new HistoryEntry.Assistant(
        message,
        message.required("content").text(0, UserShape.MAX_CONTENT),
        message.items("toolUses").stream().map(AssistantShape::use).toList());
  }

  private static void checkCount(Cursor message, String name) {
    if (message.items(name).size() > MAX_LINKS) {
      throw message.refused("has too many " + name);
    }
  }

  private static Use use(Cursor use) {
    use.object(TOOL_USE);
    Cursor input = use.required("input").object();
    checkKeys(input, input.node());
    return new Use(
        use,
        use.required("toolUseId").matching(UserShape.TOOL_USE_ID),
        use.required("name").matching(UserShape.TOOL_USE_ID));
  }

  /// Checks an input, in which empty keys and null members are refused at any depth.
  private static void checkKeys(Cursor input, JsonNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getKey().isEmpty()) {
        throw input.refused("holds an empty key");
      }
      if (member.getValue().isNull()) {
        throw input.refused("holds a null");
      }
    }
    for (JsonNode child : node) {
      checkKeys(input, child);
    }
  }
}
