package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.SecretText;
import io.github.kiro4j.cli.terminal.Terminal;

/// Where the secrets of a new credential come from: a file, standard input, or a prompt.
///
/// @param terminal to ask, or to read standard input from
record SecretSource(Terminal terminal) {

  /// Reads a secret from a file, or `-` for standard input.
  SecretText read(String file, CredentialField field) {
    return SecretText.read(file, "the " + field.wireName(), terminal.input());
  }

  /// Asks for a secret.
  ///
  /// @param option that could have named a file
  SecretText ask(CredentialField field, String option) {
    if (!terminal.canAsk()) {
      throw new CliException(
          ExitCode.USAGE,
          field.wireName() + " is missing, and there is no terminal to ask for it.",
          "Give it with " + option + " FILE (- for standard input).");
    }
    return terminal
        .askSecret(field.wireName() + ": ")
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(SecretText::new)
        .orElseThrow(
            () -> new CliException(ExitCode.NOT_CONFIRMED, "Nothing given, nothing done."));
  }
}
