package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Prints what stands in the store, without secrets.
@Command(
    name = "export",
    description = {
      "Prints every stored credential without its secrets, as JSON or, with -o yaml, as YAML.",
      "For a copy that a gateway can use, secrets included: ./kiro db export"
    })
final class ExportCommand extends AdminCommand {

  @Override
  protected int run(CommandContext session) throws IOException, InterruptedException {
    session.output().printDocument(session.client().exportCredentials());
    return ExitCode.OK;
  }
}
