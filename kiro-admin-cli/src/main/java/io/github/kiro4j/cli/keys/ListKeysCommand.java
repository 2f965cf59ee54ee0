package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.admin.keys.ClientKeyDetail;
import io.github.kiro4j.api.admin.keys.ClientKeyList;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Numbers;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Table;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Lists the client keys.
@Command(
    name = "list",
    description = "Lists the client keys and what they have used. With -q only the ids.")
final class ListKeysCommand extends AdminCommand {

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    ClientKeyList list = context.client().keys().list();
    Output output = context.output();
    if (output.printedAsDocument(list)) {
      return ExitCode.OK;
    }
    if (output.isQuiet()) {
      list.keys().forEach(key -> output.line(key.id()));
      return ExitCode.OK;
    }
    output.print(table(list, context.environment().times()));
    if (list.keys().isEmpty()) {
      output.hint(
          Messages.text("There are no client keys. Create one: {program} admin keys create NAME"));
    }
    return ExitCode.OK;
  }

  private static Table table(ClientKeyList list, TimeFormat times) {
    Table table =
        Table.of(
            Column.of("ID"),
            Column.name("NAME"),
            Column.of("STATE"),
            Column.of("PREFIX").optional(3),
            Column.of("EXPIRES").optional(2),
            Column.number("TOKENS TODAY").optional(1),
            Column.number("THIS MONTH"),
            Column.number("CREDITS"));
    for (ClientKeyDetail key : list.keys()) {
      table.row(
          Cell.of(key.id()),
          Cell.of(key.name()),
          Cell.of(KeyOutput.state(key), KeyOutput.style(key)),
          Cell.of(key.prefix()),
          Cell.of(times.relative(key.expires())),
          Cell.of(Numbers.whole(key.usage().tokensToday())),
          Cell.of(Numbers.whole(key.usage().tokensThisMonth())),
          Cell.of(Numbers.amount(key.usage().creditsThisMonth())));
    }
    return table;
  }
}
