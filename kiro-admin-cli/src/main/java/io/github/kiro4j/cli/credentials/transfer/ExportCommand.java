package io.github.kiro4j.cli.credentials.transfer;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Prints all stored credentials, without secrets.
@Command(
    name = "export",
    description = {
      "Prints all stored credentials without secrets, as JSON, or with -o yaml as YAML.",
      "An export with secrets, for another gateway: " + Program.VARIABLE + " db export"
    })
public final class ExportCommand extends AdminCommand {

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    context.output().printDocument(context.client().exportCredentials());
    return ExitCode.OK;
  }
}
