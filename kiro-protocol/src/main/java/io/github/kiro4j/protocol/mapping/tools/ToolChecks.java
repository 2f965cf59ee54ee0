package io.github.kiro4j.protocol.mapping.tools;

import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides which tools of a request the model can get.
///
/// Tools that Anthropic's servers run are left out beside tools that the model does get, because
/// the model can answer without them; the client is informed. Other tools that the gateway does not
/// know are refused, because the client waits for their calls.
public final class ToolChecks {

  /// The dated type of one of Anthropic's tools.
  private static final Pattern DATED = Pattern.compile("([a-z][a-z0-9_]{0,60})_\\d{8}");

  /// Families of Anthropic's tools that the client runs. Source: Anthropic's public documentation
  /// of the tools.
  private static final Set<String> CLIENT_RUN =
      Set.of(
          "bash",
          "browser",
          "browser_toolset",
          "computer",
          "computer_toolset",
          "memory",
          "text_editor");

  private ToolChecks() {}

  /// Checks the tools of a request.
  ///
  /// @throws InvalidRequestException if the upstream, or the gateway, cannot offer a tool
  public static void check(List<Tool> tools) {
    boolean alone = tools.stream().noneMatch(ToolChecks::isOffered);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tools.size(); i++) {
      Tool tool = tools.get(i);
      FieldPath path = new FieldPath("tools").item(i);
      check(tool, path);
      if (alone && isLeftOut(tool)) {
        throw unsupported(tool, path);
      }
      if (!names.add(tool.name())) {
        throw new InvalidRequestException("tools: Tool names must be unique.");
      }
    }
  }

  /// Checks the definition of one tool.
  ///
  /// @throws InvalidRequestException if the upstream, or the gateway, cannot offer the tool
  static void check(Tool tool, FieldPath path) {
    if (!Toolbox.supports(tool) && !isLeftOut(tool)) {
      throw unsupported(tool, path);
    }
    if (tool.name().isEmpty()) {
      throw path.member("name")
          .refuse(tool.custom() ? "String should have at least 1 character" : "Field required");
    }
    if (tool.custom() && tool.inputSchema() == null) {
      throw path.member("custom").member("input_schema").refuse("Field required");
    }
    if (!tool.setting("allowed_domains").isEmpty() && !tool.setting("blocked_domains").isEmpty()) {
      throw path.member(String.valueOf(tool.type()))
          .refuse("Cannot specify both allowed_domains and blocked_domains");
    }
  }

  /// Whether the model does not get a tool because only Anthropic's servers can run it.
  public static boolean isLeftOut(Tool tool) {
    if (tool.type() == null || Toolbox.supports(tool)) {
      return false;
    }
    var dated = DATED.matcher(tool.type());
    return dated.matches() && !CLIENT_RUN.contains(dated.group(1));
  }

  private static boolean isOffered(Tool tool) {
    return Toolbox.supports(tool) && !ToolSelection.isToolSearch(tool);
  }

  private static InvalidRequestException unsupported(Tool tool, FieldPath path) {
    return path.member("type")
        .refuse("tools of type '%s' are not supported here".formatted(tool.type()));
  }
}
