package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.SecretText;
import io.github.kiro4j.cli.terminal.Terminal;
import java.util.Optional;

/// Reads fields of a new credential from a file, standard input or a prompt.
///
/// @param terminal for prompts and standard input
record FieldInput(Terminal terminal) {

  /// Reads a secret from a file, or `-` for standard input.
  SecretText read(String file, CredentialField field) {
    return SecretText.read(file, "the " + field.wireName(), terminal.input());
  }

  /// Prompts for a field, without echo if the field is a secret.
  ///
  /// @throws CliException if there is no terminal, or the operator enters nothing
  String ask(CredentialField field) {
    if (!terminal.canAsk()) {
      throw new CliException(
          ExitCode.USAGE,
          field.wireName() + " is missing, and there is no terminal to prompt for the value.",
          advice(field));
    }
    String prompt = field.wireName() + whereToFind(field) + ": ";
    Optional<String> line = field.isSecret() ? terminal.askSecret(prompt) : terminal.ask(prompt);
    return line.map(PastedText::trimmed)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() ->
            new CliException(
                ExitCode.NOT_CONFIRMED,
                "No " + field.wireName() + " was entered. Nothing was changed."));
  }

  /// Where a person finds the value; empty where nobody has to look.
  private static String whereToFind(CredentialField field) {
    return switch (field) {
      case REFRESH_TOKEN -> " (~/.aws/sso/cache/kiro-auth-token.json of Kiro IDE)";
      case CLIENT_ID, CLIENT_SECRET -> " (~/.aws/sso/cache/{clientIdHash}.json of Kiro IDE)";
      case KIRO_API_KEY -> " (begins with ksk_; made at https://app.kiro.dev)";
      case START_URL -> " (the address of your organisation's AWS access portal)";
      case TOKEN_ENDPOINT -> " (tokenEndpoint in kiro-auth-token.json of Kiro IDE)";
      case PROFILE_ARN -> " (arn in profile.json of Kiro IDE)";
      case PROXY_URL -> " (such as socks5://127.0.0.1:1080)";
      default -> "";
    };
  }

  private static String advice(CredentialField field) {
    Optional<CredentialOption> option = CredentialOption.of(field);
    if (option.isEmpty()) {
      return "Add " + field.wireName() + " to a JSON object, and name its file with --entry FILE.";
    }
    return field.isSecret()
        ? "Name a file with " + option.get().name() + " FILE (- for standard input)."
        : "Set the value with " + option.get().name() + " " + option.get().paramLabel() + ".";
  }
}
