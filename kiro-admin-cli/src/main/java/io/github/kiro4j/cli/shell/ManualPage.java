package io.github.kiro4j.cli.shell;

import io.github.kiro4j.cli.shell.Launcher.Entry;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The manual page `kiro(1)` in the language of `man`.
public final class ManualPage {

  private static final String HEAD =
      """
      .TH KIRO 1 "" "kiro4j" "kiro4j"
      .SH NAME
      kiro \\- a gateway from the Anthropic Messages API and OpenAI's APIs to your own Kiro account
      .SH SYNOPSIS
      .B kiro
      .I COMMAND
      [ARGUMENTS]
      .SH COMMANDS
      """;

  private static final String ENVIRONMENT =
      """
      .SH ENVIRONMENT
      .TP
      .B JAVA_HOME
      A Java from version 25 on.
      .TP
      .B KIRO_JAVA_OPTS
      JVM options for the gateway.
      .TP
      .B KIRO_PROFILE
      small: a gateway with little memory.
      .TP
      .B KIRO_SERVER, KIRO_ADMIN_KEY
      Address and admin key of the gateway that kiro admin manages.
      .SH EXIT STATUS
      0 success, 1 the command failed, 2 wrong arguments. Those of kiro admin:
      """;

  private ManualPage() {}

  /// The page.
  ///
  /// @param admin the command line for operators, whose exit codes the page lists
  public static String of(CommandLine launcher, CommandLine admin) {
    String commands =
        Launcher.entry(launcher)
            .all()
            .filter(entry -> !entry.path().isEmpty())
            .map(ManualPage::section)
            .collect(Collectors.joining());
    String exitCodes =
        admin.getCommandSpec().usageMessage().exitCodeList().entrySet().stream()
            .map(code -> ".TP\n.B %s\n%s\n".formatted(code.getKey(), escaped(code.getValue())))
            .collect(Collectors.joining());
    return HEAD + commands + ENVIRONMENT + exitCodes;
  }

  private static String section(Entry entry) {
    String options =
        entry.options().stream()
            .filter(option -> !option.inherited())
            .map(ManualPage::option)
            .collect(Collectors.joining());
    return ".SS kiro %s\n%s\n%s"
        .formatted(escaped(entry.typed()), escaped(entry.description()), options);
  }

  private static String option(OptionSpec option) {
    String label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
    return ".TP\n.B %s\n%s\n"
        .formatted(
            escaped(String.join(", ", option.names()) + label),
            escaped(Launcher.description(option)));
  }

  /// A text that `man` shows as it is: hyphens that can be copied, and no request at the start.
  private static String escaped(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
