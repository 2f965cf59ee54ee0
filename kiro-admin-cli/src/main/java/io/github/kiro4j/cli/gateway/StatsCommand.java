package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.Statistics;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Numbers;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Statistics on requests.
@Command(
    name = "stats",
    description = {
      "Shows sums of requests, tokens and credits.",
      "FAILED counts errors of the gateway or the upstream, REFUSED counts invalid requests."
    })
public final class StatsCommand extends AdminCommand {

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      defaultValue = "model",
      description = "model (the default), credential or day (in UTC).")
  Statistics.By by;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    Statistics statistics = context.client().statistics().by(by);
    Output output = context.output();
    if (!output.printedAsDocument(statistics)) {
      output.print(table(statistics));
      output.hint(Messages.text("Since {0} (UTC).", statistics.since()));
    }
    return ExitCode.OK;
  }

  private Table table(Statistics statistics) {
    Table table =
        Table.of(
            Column.name(by.name()),
            Column.number("REQUESTS"),
            Column.number("FAILED"),
            Column.number("REFUSED").optional(3),
            Column.number("INPUT"),
            Column.number("OUTPUT"),
            Column.number("CREDITS"),
            Column.number("FIRST EVENT").optional(2),
            Column.number("DURATION").optional(1));
    statistics.rows().forEach(row -> add(table, row, Cell.of(name(row))));
    add(table, statistics.total(), Cell.of(Messages.text("total"), Style.HEADING));
    return table;
  }

  private @Nullable String name(Statistics.Row row) {
    return by == Statistics.By.CREDENTIAL ? "#" + row.key() : row.key();
  }

  private static void add(Table table, Statistics.Row row, Cell name) {
    table.row(
        name,
        Cell.of(Numbers.whole(row.requests())),
        Cell.of(Numbers.whole(row.failed()), row.failed() > 0 ? Style.BAD : Style.PLAIN),
        Cell.of(Numbers.whole(row.refused())),
        Cell.of(Numbers.whole(row.inputTokens())),
        Cell.of(Numbers.whole(row.outputTokens())),
        Cell.of(Numbers.amount(row.credits())),
        Cell.of(TimeFormat.seconds(row.meanFirstEventMs())),
        Cell.of(TimeFormat.seconds(row.meanDurationMs())));
  }
}
