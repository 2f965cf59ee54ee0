package io.github.kiro4j.cli.command;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.settings.Connection;
import java.util.Optional;

/// What one run of a command works with.
///
/// @param connection the gateway that `client` talks to
/// @param confirmed whether `--yes` was given
public record CommandContext(
    AdminClient client,
    Connection connection,
    Output output,
    CommandEnvironment environment,
    boolean confirmed) {

  /// Asks the operator to confirm a change that cannot be undone.
  ///
  /// @throws CliException unless the operator types yes
  public void confirm(String question) {
    if (confirmed) {
      return;
    }
    if (!environment.terminal().canAsk()) {
      throw new CliException(
          ExitCode.NOT_CONFIRMED,
          Messages.text(
              "Nothing was changed: the command needs a confirmation, and there is no terminal to ask."),
          Messages.text("To confirm on the command line, add --yes."));
    }
    Optional<String> reply = environment.terminal().ask(question + " [y/N] ");
    if (reply.map(String::strip).filter(text -> text.matches("(?i)y|yes")).isEmpty()) {
      throw new CliException(ExitCode.NOT_CONFIRMED, Messages.text("Nothing was changed."));
    }
  }

  /// Prints a failure on standard error, for commands that continue with the next credential.
  public void printError(CliException failure) {
    output.printError(failure.problem(), failure.advice().orElse(null));
  }
}
