package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.ModelOverview;
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
import java.io.IOException;
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
            Column.name("MODEL"),
            Column.flexible("UPSTREAM").optional(2),
            Column.number("CONTEXT"),
            Column.number("OUTPUT").optional(1),
            Column.of("THINKING").optional(3),
            Column.of("USABLE"));
    for (ModelOverview.Model model : overview.models()) {
      table.row(
          Cell.of(model.id()),
          Cell.of(model.upstreamId()),
          Cell.of(Numbers.whole(model.contextWindow())),
          Cell.of(Numbers.whole(model.maxOutputTokens())),
          Cell.of(Messages.text(model.thinking() ? "yes" : "no")),
          Cell.of(
              Messages.text(model.usable() ? "yes" : "no"),
              model.usable() ? Style.GOOD : Style.BAD));
    }
    return table;
  }
}
