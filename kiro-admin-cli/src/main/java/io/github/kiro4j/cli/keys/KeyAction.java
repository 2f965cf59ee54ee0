package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.admin.client.KeyClient;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Parameters;

/// A command for one or more client keys, in their order until one fails.
abstract class KeyAction extends AdminCommand {

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of client keys.")
  List<String> ids;

  /// Runs the command for one key.
  ///
  /// @return the success message
  abstract String run(KeyClient keys, String id) throws IOException, InterruptedException;

  /// Asks for a confirmation; by default none is needed.
  void confirm(CommandContext context) {}

  @Override
  protected final int run(CommandContext context) throws IOException, InterruptedException {
    confirm(context);
    for (String id : new LinkedHashSet<>(ids)) {
      context.output().success(run(context.client().keys(), id));
    }
    return ExitCode.OK;
  }
}
