package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.credentials.Balance;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.command.GatewayFailure;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows how much of each plan is left.
@Command(
    name = "balance",
    description =
        "Shows how much is left of the plans of credentials; by default of all enabled ones.")
final class BalanceCommand extends AdminCommand {

  private static final double WARNING_PERCENTAGE = 90;

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids of credentials.")
  @Nullable List<Long> ids;

  @Option(
      names = "--fresh",
      description = "Ask the upstream, even if the last response is less than 5 minutes old.")
  boolean fresh;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    List<Balance> balances = new ArrayList<>();
    Set<Integer> codes = new LinkedHashSet<>();
    for (long id : chosen(context)) {
      try {
        balances.add(context.client().balance(id, fresh));
        codes.add(ExitCode.OK);
      } catch (AdminException.NotFound | AdminException.Refused | AdminException.UpstreamFailed e) {
        CliException failure = GatewayFailure.ofCredential(e, id, context.connection());
        context.printError(failure);
        codes.add(failure.exitCode());
      }
    }
    if (!context.output().printedAsDocument(balances) && !balances.isEmpty()) {
      context.output().print(table(balances, context.environment().times()));
    }
    return codes.size() > 1 ? ExitCode.PARTLY : codes.stream().findFirst().orElse(ExitCode.OK);
  }

  private Set<Long> chosen(CommandContext context) throws IOException, InterruptedException {
    if (ids != null) {
      return new LinkedHashSet<>(ids);
    }
    return context.client().credentials().credentials().stream()
        .filter(credential -> !credential.disabled())
        .map(CredentialStatus::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Table table(List<Balance> balances, TimeFormat times) {
    Table table =
        Table.of(
            Column.number("ID"),
            Column.flexible("PLAN"),
            Column.number("USED"),
            Column.number("OF"),
            Column.number("LEFT"),
            Column.number("USED %").optional(2),
            Column.of("RESET").optional(1));
    for (Balance balance : balances) {
      Style style = balance.usagePercentage() >= WARNING_PERCENTAGE ? Style.WARNING : Style.PLAIN;
      Double reset = balance.nextResetAt();
      table.row(
          Cell.of(balance.id()),
          Cell.of(balance.subscriptionTitle()),
          Cell.of(number(balance.currentUsage())),
          Cell.of(number(balance.usageLimit())),
          Cell.of(number(balance.remaining()), style),
          Cell.of(String.format(Locale.ROOT, "%.1f", balance.usagePercentage()), style),
          Cell.of(reset == null ? null : times.absolute(reset)));
    }
    return table;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
