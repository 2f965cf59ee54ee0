package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Breaks off a request that is under way.
@Command(
    name = "cancel",
    description = "Breaks off a request that is under way. Its client gets an error.")
final class CancelRequestCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "As ./kiro admin requests --live shows it.")
  String id;

  @Override
  protected int run(CommandContext session) throws IOException, InterruptedException {
    session.confirm("Break off request " + id + "?");
    ActionResult result = session.client().cancel(id);
    if (!session.output().printed(result)) {
      session.output().success(result.message());
    }
    return ExitCode.OK;
  }
}
