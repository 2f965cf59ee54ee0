package io.github.kiro4j.cli.command;

import io.github.kiro4j.api.admin.AdminClient;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.settings.Connection;
import java.util.Optional;

/// One run of one command: whom it asks, where it prints, and who can confirm.
///
/// @param confirmed whether `--yes` was given
public record CommandContext(
    AdminClient client,
    Connection connection,
    Output output,
    CommandEnvironment surroundings,
    boolean confirmed) {

  /// Asks before something that cannot be undone.
  ///
  /// @throws CliException unless the answer is yes
  public void confirm(String question) {
    if (confirmed) {
      return;
    }
    if (!surroundings.terminal().canAsk()) {
      throw new CliException(
          ExitCode.NOT_CONFIRMED,
          "Not done: this has to be confirmed, and there is no terminal to ask.",
          "If you are sure, add --yes.");
    }
    Optional<String> answer = surroundings.terminal().ask(question + " [y/N] ");
    if (answer.map(String::strip).filter(text -> text.matches("(?i)y|yes")).isEmpty()) {
      throw new CliException(ExitCode.NOT_CONFIRMED, "Not done.");
    }
  }

  /// Says on standard error why something failed, to go on with something else.
  public void complain(CliException failure) {
    output.complain(failure.problem(), failure.advice().orElse(null));
  }
}
