package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.api.admin.credentials.CredentialHistory;
import io.github.kiro4j.api.admin.credentials.CredentialSettings;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Details;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Table;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows all that is known of one credential, apart from its secrets.
@Command(
    name = "show",
    description = "Shows all that is known of a credential. Secrets are named, never shown.")
final class ShowCommand extends AdminCommand {

  @Parameters(paramLabel = "ID", description = "The credential's number.")
  long id;

  @Option(names = "--history", description = "Show how its state changed instead.")
  boolean history;

  @Override
  protected int run(CommandContext session) throws IOException, InterruptedException {
    if (history) {
      printHistory(session, session.client().history(id));
    } else {
      print(session, session.client().credential(id));
    }
    return ExitCode.OK;
  }

  private static void print(CommandContext session, CredentialDetail credential) {
    Output output = session.output();
    if (!output.printed(credential)) {
      TimeFormat times = session.surroundings().times();
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
        .with("kind", status.authMethod())
        .with("plan", status.subscriptionTitle())
        .with("state", status.health().sentence(), HealthLabels.style(status.health().state()))
        .with("since", times.absolute(status.health().since()))
        .with("until", times.absolute(status.health().until()))
        .with("priority", status.priority())
        .with("answered", status.successCount() + " requests, " + status.failureTotal() + " failed")
        .with("in flight", status.inFlight())
        .with("last used", times.absolute(status.lastUsedAt()))
        .with("token until", times.absolute(status.expiresAt()))
        .with("token hash", status.refreshTokenHash())
        .with("API key", status.maskedApiKey())
        .with("API key hash", status.apiKeyHash())
        .with("profile ARN", status.hasProfileArn() ? "set" : "not set");
  }

  private static void addSettings(Details details, CredentialSettings settings) {
    details
        .with("region", settings.region())
        .with("auth region", settings.authRegion())
        .with("API region", settings.apiRegion())
        .with("provider", settings.provider())
        .with("start URL", settings.startUrl())
        .with("client id", settings.clientId())
        .with("token endpoint", settings.tokenEndpoint())
        .with("scopes", settings.scopes())
        .with("machine id", settings.machineId())
        .with("proxy", settings.proxyUrl())
        .with("proxy user", settings.proxyUsername())
        .with("secrets", joined(settings));
  }

  private static @Nullable String joined(CredentialSettings settings) {
    return settings.secrets().isEmpty() ? null : String.join(", ", settings.secrets());
  }

  private static void printHistory(CommandContext session, CredentialHistory history) {
    Output output = session.output();
    if (output.printed(history)) {
      return;
    }
    TimeFormat times = session.surroundings().times();
    Table table = Table.of(Column.of("SINCE"), Column.of("STATE"), Column.flexible("WHY"));
    for (CredentialHistory.Change change : history.changes()) {
      table.row(
          Cell.of(times.absolute(change.at())),
          Cell.of(HealthLabels.text(change.state()), HealthLabels.style(change.state())),
          Cell.of(change.sentence()));
    }
    output.print(table);
    if (history.changes().isEmpty()) {
      output.hint("Its state has not changed yet.");
    }
  }
}
