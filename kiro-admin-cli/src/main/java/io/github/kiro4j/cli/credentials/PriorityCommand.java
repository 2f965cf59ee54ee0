package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Sets the priority of a credential.
@Command(
    name = "priority",
    description =
        "Sets the priority of a credential. Credentials with the lowest number are used first.")
final class PriorityCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "Id of a credential.")
  long id;

  @Parameters(paramLabel = "PRIORITY", description = "Whole number, 0 or more.")
  int priority;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    if (priority < 0) {
      throw new CliException(
          ExitCode.USAGE, Messages.text("PRIORITY must be a whole number, 0 or more."));
    }
    context.output().printChange(context.client().setPriority(id, priority));
    return ExitCode.OK;
  }
}
