package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.api.admin.credentials.CredentialHistory;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.credentials.MaskedEntry;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Details;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Table;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows one credential, without its secrets.
@Command(
    name = "show",
    description = "Shows everything about a credential. Secrets are listed by name only.")
final class ShowCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "Id of a credential.")
  long id;

  @Option(names = "--history", description = "Show the last changes of the state instead.")
  boolean history;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    if (history) {
      printHistory(context, context.client().history(id));
    } else {
      print(context, context.client().credential(id));
    }
    return ExitCode.OK;
  }

  private static void print(CommandContext context, CredentialDetail credential) {
    Output output = context.output();
    if (!output.printedAsDocument(credential)) {
      TimeFormat times = context.environment().times();
      Details details = new Details();
      addStatus(details, credential.status(), times);
      addSettings(details, credential.settings());
      output.print(details);
    }
  }

  private static void addStatus(Details details, CredentialStatus status, TimeFormat times) {
    details
        .with("id", status.id())
        .with("account", status.email())
        .with("same account", sameAccount(status))
        .with("login kind", status.authMethod())
        .with("plan", status.subscriptionTitle())
        .with("state", status.health().sentence(), HealthLabels.style(status.health().state()))
        .with("since", times.absolute(status.health().since()))
        .with("until", times.absolute(status.health().until()))
        .with("priority", status.priority())
        .with(
            "requests",
            Messages.text(
                "{0} succeeded, {1} failed", status.successCount(), status.failureTotal()))
        .with("in flight", status.inFlight())
        .with("last used", times.absolute(status.lastUsedAt()))
        .with("token expires", times.absolute(status.expiresAt()))
        .with("sign-in ends", times.absolute(status.signInEndsAt()))
        .with("refresh token SHA-256", status.refreshTokenHash())
        .with("API key", status.maskedApiKey())
        .with("API key SHA-256", status.apiKeyHash())
        .with("profile ARN", Messages.text(status.hasProfileArn() ? "set" : "not set"))
        .with("route", route(status, times));
  }

  private static @Nullable String sameAccount(CredentialStatus status) {
    return status.sameAccount().isEmpty()
        ? null
        : Messages.text(
            "also has {0}",
            status.sameAccount().stream().map(id -> "#" + id).collect(Collectors.joining(", ")));
  }

  private static @Nullable String route(CredentialStatus status, TimeFormat times) {
    return status.route() == null
        ? null
        : Messages.text("{0}, found {1}", status.route(), times.absolute(status.routeSince()));
  }

  private static void addSettings(Details details, MaskedEntry settings) {
    for (CredentialField field : CredentialField.values()) {
      label(field).ifPresent(label -> details.with(label, value(settings, field)));
    }
    details.with("secrets", joined(settings));
  }

  private static @Nullable Object value(MaskedEntry settings, CredentialField field) {
    return field.type() == CredentialField.Type.NUMBER
        ? settings.number(field).orElse(null)
        : settings.text(field).orElse(null);
  }

  /// The label of a field; empty for a field that the status shows, and for one that is never
  /// shown. The `switch` has no default, so that a new field does not compile until its label is
  /// decided.
  private static Optional<String> label(CredentialField field) {
    return switch (field) {
      case REGION -> Optional.of("region");
      case AUTH_REGION -> Optional.of("auth region");
      case API_REGION -> Optional.of("API region");
      case PROVIDER -> Optional.of("provider");
      case START_URL -> Optional.of("start URL");
      case CLIENT_ID -> Optional.of("client id");
      case TOKEN_ENDPOINT -> Optional.of("token endpoint");
      case SCOPES -> Optional.of("scopes");
      case TAGS -> Optional.of("tags");
      case USER_ID -> Optional.of("user id");
      case MACHINE_ID -> Optional.of("machine id");
      case SYSTEM_VERSION -> Optional.of("system version");
      case NODE_VERSION -> Optional.of("Node version");
      case PROXY_URL -> Optional.of("proxy");
      case PROXY_USERNAME -> Optional.of("proxy user");
      case REQUESTS_PER_MINUTE -> Optional.of("requests per minute");
      case MAX_CONCURRENCY -> Optional.of("max concurrency");
      case ENDPOINT -> Optional.of("endpoint");
      case AUTH_METHOD,
          EMAIL,
          SUBSCRIPTION_TITLE,
          EXPIRES_AT,
          CLIENT_SECRET_EXPIRES_AT,
          PRIORITY,
          DISABLED ->
          Optional.empty();
      case REFRESH_TOKEN, ACCESS_TOKEN, KIRO_API_KEY, CLIENT_SECRET, PROFILE_ARN, PROXY_PASSWORD ->
          Optional.empty();
    };
  }

  private static @Nullable String joined(MaskedEntry settings) {
    return settings.secrets().isEmpty() ? null : String.join(", ", settings.secrets());
  }

  private static void printHistory(CommandContext context, CredentialHistory history) {
    Output output = context.output();
    if (output.printedAsDocument(history)) {
      return;
    }
    TimeFormat times = context.environment().times();
    Table table = Table.of(Column.of("SINCE"), Column.of("STATE"), Column.flexible("REASON"));
    for (CredentialHistory.Change change : history.changes()) {
      table.row(
          Cell.of(times.absolute(change.at())),
          Cell.of(HealthLabels.text(change.state()), HealthLabels.style(change.state())),
          Cell.of(change.sentence()));
    }
    output.print(table);
    if (history.changes().isEmpty()) {
      output.hint(Messages.text("The state has not changed yet."));
    }
  }
}
