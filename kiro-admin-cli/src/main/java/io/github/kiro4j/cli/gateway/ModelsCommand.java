package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.ModelOverview;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;

/// Lists models.
@Command(
    name = "models",
    description = "Lists the models that clients can use. With -q only the ids.")
public final class ModelsCommand extends AdminCommand {

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    ModelOverview overview = context.client().models();
    Output output = context.output();
    if (output.printedAsDocument(overview)) {
      return ExitCode.OK;
    }
    if (output.isQuiet()) {
      overview.models().forEach(model -> output.line(model.id()));
    } else {
      output.print(table(overview));
    }
    return ExitCode.OK;
  }

  private static Table table(ModelOverview overview) {
    Table table =
        Table.of(
            Column.flexible("MODEL"),
            Column.flexible("UPSTREAM").optional(2),
            Column.number("CONTEXT"),
            Column.number("OUTPUT").optional(1),
            Column.of("THINKING").optional(3),
            Column.of("USABLE"));
    for (ModelOverview.Model model : overview.models()) {
      table.row(
          Cell.of(model.id()),
          Cell.of(model.upstreamId()),
          Cell.of(number(model.contextWindow())),
          Cell.of(number(model.maxOutputTokens())),
          Cell.of(model.thinking() ? "yes" : "no"),
          model.usable() ? Cell.of("yes", Style.GOOD) : Cell.of("no", Style.BAD));
    }
    return table;
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
