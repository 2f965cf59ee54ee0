package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Cancels a request under way.
@Command(
    name = "cancel",
    description = "Cancels a request under way. The client of the request gets an error.")
final class CancelRequestCommand extends AdminCommand {

  @Parameters(
      paramLabel = "ID",
      description = "Id of a request, from " + Program.VARIABLE + " admin requests --live.")
  String id;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    context.confirm(Messages.text("Cancel request {0}?", id));
    context.output().printChange(context.client().cancel(id));
    return ExitCode.OK;
  }
}
