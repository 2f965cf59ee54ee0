package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.cli.language.Messages;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/// The option of `credentials add` that sets a field of the new credential.
///
/// @param paramLabel empty for an option without a value
record CredentialOption(String name, Class<?> type, String paramLabel, String description) {

  /// The option for a field; empty for a field that only `--entry` can set. The `switch` has no
  /// default, so that a new field does not compile until its option is decided.
  static Optional<CredentialOption> of(CredentialField field) {
    return switch (field) {
      case AUTH_METHOD ->
          Optional.of(new CredentialOption("--kind", LoginKind.class, "KIND", kinds()));
      case EMAIL -> text("--email", "TEXT", "E-mail address of the account, for display.");
      case PRIORITY -> number("--priority", "The lowest number is used first.");
      case REQUESTS_PER_MINUTE -> number("--requests-per-minute", "0: no limit.");
      case MAX_CONCURRENCY ->
          number("--max-concurrency", "Requests at the same time; 0: no limit.");
      case TAGS -> text("--tags", "TEXT", "For client keys, separated by spaces.");
      case REGION -> text("--region", "REGION", "AWS region, such as us-east-1.");
      case AUTH_REGION -> text("--auth-region", "REGION", "AWS region for token refreshes.");
      case API_REGION -> text("--api-region", "REGION", "AWS region for requests.");
      case MACHINE_ID -> text("--machine-id", "ID", "64 hexadecimal digits.");
      case PROVIDER -> text("--provider", "TEXT", "Such as Google or BuilderId.");
      case START_URL -> text("--start-url", "URL", "Start URL of IAM Identity Center.");
      case TOKEN_ENDPOINT -> text("--token-endpoint", "URL", "For external_idp.");
      case SCOPES -> text("--scopes", "TEXT", "For external_idp, separated by spaces.");
      case DISABLED ->
          Optional.of(
              new CredentialOption(
                  "--disabled", boolean.class, "", "Add the credential as disabled."));
      case REFRESH_TOKEN -> file("--refresh-token-file", "- is standard input.");
      case KIRO_API_KEY -> file("--api-key-file", "- is standard input.");
      case CLIENT_ID -> file("--client-id-file", "- is standard input.");
      case CLIENT_SECRET -> file("--client-secret-file", "- is standard input.");
      case PROXY_URL -> file("--proxy-url-file", "The URL of a proxy may have a password.");
      case ACCESS_TOKEN,
          CLIENT_SECRET_EXPIRES_AT,
          PROFILE_ARN,
          PROXY_USERNAME,
          PROXY_PASSWORD,
          EXPIRES_AT,
          SUBSCRIPTION_TITLE,
          USER_ID,
          SYSTEM_VERSION,
          NODE_VERSION,
          ENDPOINT ->
          Optional.empty();
    };
  }

  private static String kinds() {
    String names =
        Arrays.stream(LoginKind.values())
            .map(LoginKind::wireName)
            .collect(Collectors.joining(", "));
    return Messages.text("Login kind: {0} (default: {1}).", names, LoginKind.SOCIAL.wireName());
  }

  private static Optional<CredentialOption> text(
      String name, String paramLabel, String description) {
    return Optional.of(new CredentialOption(name, String.class, paramLabel, description));
  }

  private static Optional<CredentialOption> number(String name, String description) {
    return Optional.of(new CredentialOption(name, Integer.class, "NUMBER", description));
  }

  private static Optional<CredentialOption> file(String name, String description) {
    return Optional.of(new CredentialOption(name, String.class, "FILE", description));
  }

  OptionSpec toSpec() {
    OptionSpec.Builder spec = OptionSpec.builder(name).type(type).description(description);
    return paramLabel.isEmpty()
        ? spec.arity("0").build()
        : spec.arity("1").paramLabel(paramLabel).build();
  }
}
