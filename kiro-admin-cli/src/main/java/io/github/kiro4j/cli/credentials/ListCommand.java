package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Lists all credentials.
@Command(
    name = "list",
    description = "Lists all credentials in the order of use. With -q only the ids.")
final class ListCommand extends AdminCommand {

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    CredentialList list = context.client().credentials();
    Output output = context.output();
    if (output.printedAsDocument(list)) {
      return ExitCode.OK;
    }
    if (output.isQuiet()) {
      list.credentials().forEach(credential -> output.line(credential.id()));
      return ExitCode.OK;
    }
    output.print(table(list, context.environment().times()));
    output.hint(
        list.total() == 0
            ? Messages.text("There are no credentials. Add one: {program} admin credentials add")
            : Messages.text(
                "{0} of {1} usable.",
                list.available(),
                Messages.count(list.total(), "{0} credential", "{0} credentials")));
    return ExitCode.OK;
  }

  private static Table table(CredentialList list, TimeFormat times) {
    Table table =
        Table.of(
            Column.number("ID"),
            Column.number("PRIO"),
            Column.of("KIND"),
            Column.of("STATE"),
            Column.name("ACCOUNT"),
            Column.flexible("PLAN").optional(4),
            Column.number("DONE").optional(3),
            Column.number("FAILED").optional(2),
            Column.of("LAST USED").optional(1));
    for (CredentialStatus credential : list.credentials()) {
      String state = credential.health().state();
      table.row(
          Cell.of(credential.id(), credential.isCurrent() ? Style.HEADING : Style.PLAIN),
          Cell.of(credential.priority()),
          Cell.of(credential.authMethod()),
          Cell.of(state(credential, times), HealthLabels.style(state)),
          Cell.of(account(credential)),
          Cell.of(credential.subscriptionTitle()),
          Cell.of(credential.successCount()),
          Cell.of(credential.failureTotal()),
          Cell.of(times.relative(credential.lastUsedAt())));
    }
    return table;
  }

  private static String state(CredentialStatus credential, TimeFormat times) {
    String until = times.toCome(credential.health().until());
    String state = HealthLabels.text(credential.health().state());
    return until == null ? state : Messages.text("{0}, {1}", state, until);
  }

  private static @Nullable String account(CredentialStatus credential) {
    return credential.email() == null ? credential.maskedApiKey() : credential.email();
  }
}
