package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
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
      description = "Id of a request, from ./kiro admin requests --live.")
  String id;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    context.confirm("Cancel request " + id + "?");
    ActionResult result = context.client().cancel(id);
    if (!context.output().printedAsDocument(result)) {
      context.output().success(result.message());
    }
    return ExitCode.OK;
  }
}
