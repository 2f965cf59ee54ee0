package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Sets the place of a credential in the order of use.
@Command(
    name = "priority",
    description = "Sets the priority of a credential. The lowest number is used first.")
final class PriorityCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "The credential's number.")
  long id;

  @Parameters(paramLabel = "PRIORITY", description = "A whole number from 0 on.")
  int priority;

  @Override
  protected int run(CommandContext session) throws IOException, InterruptedException {
    if (priority < 0) {
      throw new CliException(ExitCode.USAGE, "PRIORITY has to be a whole number from 0 on.");
    }
    ActionResult result = session.client().setPriority(id, priority);
    if (!session.output().printed(result)) {
      session.output().success(result.message());
    }
    return ExitCode.OK;
  }
}
