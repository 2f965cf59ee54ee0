package io.github.kiro4j.cli.usage;

import io.github.kiro4j.api.admin.client.UsageSelection;
import io.github.kiro4j.api.admin.operations.UsageReport;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Output;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows usage.
@Command(
    name = "usage",
    description = {
      "Shows the usage of all gateways that share a database: requests, tokens, credits, latencies.",
      "FAILED counts errors of the gateway or the upstream, REFUSED counts invalid requests and"
          + " those over a limit."
    },
    subcommands = UsageExportCommand.class)
public final class UsageCommand extends AdminCommand {

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      defaultValue = "total",
      description = "key, credential, model, client, outcome or error (default: total).")
  UsageReport.By by;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      defaultValue = "all",
      description = "hour or day (in UTC): one row for each (default: all).")
  UsageReport.Step step;

  @Mixin SelectionOptions options;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    UsageSelection selection = options.selection(context.environment().times().clock().instant());
    UsageReport report = context.client().usage().report(by, step, selection);
    Output output = context.output();
    if (!output.printedAsDocument(report)) {
      output.print(ReportTables.sums(report));
      printLatencies(output, report);
      output.hint(Messages.text("From {0} until {1}.", report.from(), report.to()));
    }
    return ExitCode.OK;
  }

  private static void printLatencies(Output output, UsageReport report) {
    if (!output.isQuiet()) {
      output.line("");
      output.print(ReportTables.latencies(report));
    }
  }
}
