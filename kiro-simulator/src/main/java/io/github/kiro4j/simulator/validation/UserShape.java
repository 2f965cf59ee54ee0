package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.simulator.validation.HistoryEntry.Result;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks the members of a `userInputMessage`.
final class UserShape {

  static final int MAX_CONTENT = 10_000_000;
  static final Pattern TOOL_USE_ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private static final Set<String> MESSAGE =
      Set.of(
          "content",
          "userInputMessageContext",
          "userIntent",
          "origin",
          "images",
          "documents",
          "modelId",
          "cachePoint",
          "clientCacheConfig");
  private static final Set<String> CONTEXT =
      Set.of(
          "editorState",
          "shellState",
          "gitState",
          "envState",
          "appStudioContext",
          "diagnostic",
          "consoleState",
          "userSettings",
          "additionalContext",
          "toolResults",
          "tools");
  private static final Set<String> ORIGINS =
      Set.of(
          "AI_EDITOR",
          "CHATBOT",
          "CLI",
          "CONSOLE",
          "DOCUMENTATION",
          "GITLAB",
          "IDE",
          "INLINE_CHAT",
          "KIRO_CLI",
          "KIRO_WEB",
          "MARKETING",
          "MD",
          "MD_CE",
          "MD_IDE",
          "MOBILE",
          "OPENSEARCH_DASHBOARD",
          "Q_DEV_BEXT",
          "SAGE_MAKER",
          "SERVICE_INTERNAL",
          "SM_AI_STUDIO_IDE",
          "UNIFIED_SEARCH",
          "UNKNOWN");
  private static final Set<String> INTENTS =
      Set.of(
          "SUGGEST_ALTERNATE_IMPLEMENTATION",
          "APPLY_COMMON_BEST_PRACTICES",
          "IMPROVE_CODE",
          "SHOW_EXAMPLES",
          "CITE_SOURCES",
          "EXPLAIN_LINE_BY_LINE",
          "EXPLAIN_CODE_SELECTION",
          "GENERATE_CLOUDFORMATION_TEMPLATE",
          "GENERATE_UNIT_TESTS",
          "CODE_GENERATION");
  private static final Pattern MODEL_ID = Pattern.compile("[a-zA-Z0-9_:.-]{1,1024}");
  private static final Set<String> TOOL = Set.of("toolSpecification", "cachePoint");

  /// The members of a tool result. The service's model lacks `isError`, which a widely used client
  /// sends without an error.
  private static final Set<String> RESULT =
      Set.of("toolUseId", "content", "status", "toolName", "isError");

  private static final Set<String> RESULT_CONTENT = Set.of("text", "json");
  private static final int MAX_ADDITIONAL_CONTEXT = 20;

  private UserShape() {}

  static HistoryEntry.User check(Cursor message) {
    message.object(MESSAGE);
    message.member("userIntent").ifPresent(intent -> intent.oneOf(INTENTS));
    message.member("origin").ifPresent(origin -> origin.oneOf(ORIGINS));
    message.member("cachePoint").ifPresent(UserShape::checkCachePoint);
    message.member("clientCacheConfig").ifPresent(Cursor::object);
    message.member("userInputMessageContext").ifPresent(UserShape::checkContext);
    return new HistoryEntry.User(
        message,
        message.required("content").text(0, MAX_CONTENT),
        contextItems(message, "toolResults").stream().map(UserShape::result).toList(),
        contextItems(message, "tools").stream().filter(UserShape::isSpecification).toList(),
        message.items("images"),
        message.items("documents"),
        message.member("modelId").map(id -> id.matching(MODEL_ID)).orElse(null));
  }

  private static List<Cursor> contextItems(Cursor message, String name) {
    return message
        .member("userInputMessageContext")
        .map(context -> context.items(name))
        .orElse(List.of());
  }

  private static void checkContext(Cursor context) {
    context.object(CONTEXT);
    if (context.items("additionalContext").size() > MAX_ADDITIONAL_CONTEXT) {
      throw context.refused("has too many additionalContext entries");
    }
  }

  static void checkCachePoint(Cursor cachePoint) {
    cachePoint.object(Set.of("type")).required("type").oneOf(Set.of("default"));
  }

  private static boolean isSpecification(Cursor tool) {
    if (tool.onlyMember(TOOL).equals("cachePoint")) {
      checkCachePoint(tool.required("cachePoint"));
      return false;
    }
    return true;
  }

  private static Result result(Cursor result) {
    result.object(RESULT);
    result.member("status").ifPresent(status -> status.oneOf(Set.of("success", "error")));
    List<Cursor> content = result.required("content").items();
    if (content.stream().filter(UserShape::hasContent).count() == 0) {
      throw result.refused("has no content that is not empty");
    }
    return new Result(result, result.required("toolUseId").matching(TOOL_USE_ID));
  }

  private static boolean hasContent(Cursor content) {
    return content.onlyMember(RESULT_CONTENT).equals("json")
        || !content.required("text").text(0, MAX_CONTENT).isEmpty();
  }
}
