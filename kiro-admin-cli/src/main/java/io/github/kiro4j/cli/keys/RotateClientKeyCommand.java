package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Replaces a client key.
@Command(
    name = "rotate",
    description = {
      "Replaces a client key, and prints the new one. Id, settings and usage stay.",
      "The old key is accepted too until the overlap ends."
    })
final class RotateClientKeyCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "Id of a client key.")
  String id;

  @Option(
      names = "--overlap",
      paramLabel = "TIME",
      defaultValue = "24h",
      description =
          "How long the old key is accepted too, such as 90m, 24h or 7d; 0 for not at all "
              + "(default: ${DEFAULT-VALUE}).")
  String overlap;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    NewClientKey issued = context.client().keys().rotate(id, duration(overlap));
    KeyOutput.print(
        context.output(), issued, Messages.text("The client key {0} was replaced.", id));
    return ExitCode.OK;
  }

  private static Duration duration(String text) {
    if (!text.matches("0|[0-9]{1,6}[smhd]")) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("'{0}' is not a time.", text),
          Messages.text("Write a number with s, m, h or d, such as 24h."));
    }
    long number = Long.parseLong(text.replaceAll("[smhd]", ""));
    return switch (text.charAt(text.length() - 1)) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
