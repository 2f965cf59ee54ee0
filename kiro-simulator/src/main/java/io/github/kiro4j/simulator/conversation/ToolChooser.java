package io.github.kiro4j.simulator.conversation;

import io.github.kiro4j.simulator.conversation.ChatRequest.DeclaredTool;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Chooses the tools to call from the user's question.
final class ToolChooser {

  private static final Set<String> SHELLS =
      Set.of("bash", "shell", "execute", "terminal", "run_command", "execute_command");

  private static final Pattern WANTS_SHELL =
      Pattern.compile(
          "\\b(run|list|call|tool|use|execute)\\b|工具|运行|执行|调用|列出", Pattern.CASE_INSENSITIVE);
  private static final Pattern WANTS_ANY =
      Pattern.compile("\\b(call|use)\\b.*\\btool\\b|调用.*工具|使用.*工具", Pattern.CASE_INSENSITIVE);

  private static final int MAX_CALLS = 3;

  private ToolChooser() {}

  static List<DeclaredTool> choose(String question, List<DeclaredTool> tools) {
    List<DeclaredTool> named =
        tools.stream()
            .filter(tool -> mention(question, tool) >= 0)
            .sorted(Comparator.comparingInt(tool -> mention(question, tool)))
            .limit(MAX_CALLS)
            .toList();
    return named.isEmpty() ? unnamed(question, tools).stream().toList() : named;
  }

  private static Optional<DeclaredTool> unnamed(String question, List<DeclaredTool> tools) {
    Optional<DeclaredTool> shell = tools.stream().filter(ToolChooser::isShell).findFirst();
    if (shell.isPresent()) {
      return shell.filter(_ -> WANTS_SHELL.matcher(question).find());
    }
    return WANTS_ANY.matcher(question).find() ? tools.stream().findFirst() : Optional.empty();
  }

  static boolean isShell(DeclaredTool tool) {
    return SHELLS.contains(tool.name().toLowerCase(Locale.ROOT));
  }

  /// The index at which the question mentions a tool, or -1. Many names are everyday words, such as
  /// `Read`, so a mention in other letter case than the tool's counts only next to a word for a
  /// call.
  private static int mention(String question, DeclaredTool tool) {
    String name = "(?<![\\w-])" + Pattern.quote(tool.name()) + "(?![\\w-])";
    int exact = indexOf(Pattern.compile(name), question);
    return exact >= 0
        ? exact
        : indexOf(
            Pattern.compile(
                "\\b(call|use|run|invoke)\\s+(the\\s+)?" + name + "|" + name + "\\s+tool\\b",
                Pattern.CASE_INSENSITIVE),
            question);
  }

  private static int indexOf(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.start() : -1;
  }
}
