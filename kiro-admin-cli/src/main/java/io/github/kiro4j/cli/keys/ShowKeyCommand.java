package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.admin.keys.ClientKeyDetail;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows one client key.
@Command(
    name = "show",
    description = "Shows the settings of a client key, and what the key has used of its limits.")
final class ShowKeyCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "Id of a client key.")
  String id;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    ClientKeyDetail key = context.client().keys().get(id);
    if (!context.output().printedAsDocument(key)) {
      context.output().print(KeyOutput.details(key, context.environment().times()));
    }
    return ExitCode.OK;
  }
}
