package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.input.SecretText;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.terminal.Terminal;
import java.util.Optional;

/// Reads fields of a new credential from a file, standard input or a prompt.
///
/// @param terminal for prompts and standard input
record FieldInput(Terminal terminal) {

  /// Reads a secret from a file, or `-` for standard input.
  SecretText read(String file, CredentialField field) {
    return SecretText.read(file, Messages.text("the {0}", field.wireName()), terminal.input());
  }

  /// Prompts for a field, without echo if the field is a secret.
  ///
  /// @throws CliException if there is no terminal, or the operator enters nothing
  String ask(CredentialField field) {
    if (!terminal.canAsk()) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text(
              "{0} is missing, and there is no terminal to prompt for the value.",
              field.wireName()),
          advice(field));
    }
    String place = whereToFind(field);
    String prompt = field.wireName() + (place.isEmpty() ? "" : " (" + place + ")") + ": ";
    Optional<String> line = field.isSecret() ? terminal.askSecret(prompt) : terminal.ask(prompt);
    return line.map(PastedText::trimmed)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() ->
            new CliException(
                ExitCode.NOT_CONFIRMED,
                Messages.text("No {0} was entered. Nothing was changed.", field.wireName())));
  }

  /// Where a person finds the value; empty where nobody has to look.
  private static String whereToFind(CredentialField field) {
    return switch (field) {
      case REFRESH_TOKEN -> Messages.text("~/.aws/sso/cache/kiro-auth-token.json of Kiro IDE");
      case CLIENT_ID, CLIENT_SECRET ->
          Messages.text("~/.aws/sso/cache/{clientIdHash}.json of Kiro IDE");
      case KIRO_API_KEY -> Messages.text("begins with ksk_; made at https://app.kiro.dev");
      case START_URL -> Messages.text("the address of your organisation's AWS access portal");
      case TOKEN_ENDPOINT -> Messages.text("tokenEndpoint in kiro-auth-token.json of Kiro IDE");
      case PROFILE_ARN -> Messages.text("arn in profile.json of Kiro IDE");
      case PROXY_URL -> Messages.text("such as socks5://127.0.0.1:1080");
      default -> "";
    };
  }

  private static String advice(CredentialField field) {
    Optional<CredentialOption> option = CredentialOption.of(field);
    if (option.isEmpty()) {
      return Messages.text(
          "Add {0} to a JSON object, and name its file with --entry FILE.", field.wireName());
    }
    return field.isSecret()
        ? Messages.text("Name a file with {0} FILE (- for standard input).", option.get().name())
        : Messages.text(
            "Set the value with {0} {1}.", option.get().name(), option.get().paramLabel());
  }
}
