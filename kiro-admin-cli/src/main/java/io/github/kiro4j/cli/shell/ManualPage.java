package io.github.kiro4j.cli.shell;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.shell.Launcher.Entry;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The manual page of the launcher, such as `kiro(1)`, in the language of `man`.
public final class ManualPage {

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
    return head() + commands + environment() + exitCodes;
  }

  private static String head() {
    return """
    .TH %1$S 1 "" "kiro4j" "kiro4j"
    .SH NAME
    %1$s \\- %2$s
    .SH SYNOPSIS
    .B %1$s
    .I COMMAND
    [ARGUMENTS]
    .SH COMMANDS
    """
        .formatted(
            Program.command(),
            escaped(
                Messages.text(
                    "a gateway from the Anthropic Messages API and OpenAI's APIs to your own Kiro"
                        + " account")));
  }

  private static String environment() {
    return """
    .SH ENVIRONMENT
    .TP
    .B JAVA_HOME
    %s
    .TP
    .B KIRO_JAVA_OPTS
    %s
    .TP
    .B KIRO_PROFILE
    %s
    .TP
    .B KIRO_SERVER, KIRO_ADMIN_KEY
    %s
    .TP
    .B KIRO4J_LANG
    %s
    .SH EXIT STATUS
    %s
    """
        .formatted(
            escaped(Messages.text("A Java from version 25 on.")),
            escaped(Messages.text("JVM options for the gateway.")),
            escaped(Messages.text("small: a gateway with little memory.")),
            escaped(
                Messages.text(
                    "Address and admin key of the gateway that {0} admin manages.",
                    Program.command())),
            escaped(
                Messages.text(
                    "The language in the terminal, en or zh-CN; by default the system's.")),
            escaped(
                Messages.text(
                    "0 success, 1 the command failed, 2 wrong arguments. Those of {0} admin:",
                    Program.command())));
  }

  private static String section(Entry entry) {
    String options =
        entry.options().stream()
            .filter(option -> !option.inherited())
            .map(ManualPage::option)
            .collect(Collectors.joining());
    return ".SS %s %s\n%s\n%s"
        .formatted(
            Program.command(), escaped(entry.typed()), escaped(entry.description()), options);
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
