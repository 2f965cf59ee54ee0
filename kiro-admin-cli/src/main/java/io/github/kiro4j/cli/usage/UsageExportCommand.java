package io.github.kiro4j.cli.usage;

import io.github.kiro4j.api.admin.client.UsageClient.ExportFormat;
import io.github.kiro4j.api.admin.client.UsageSelection;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.ExitCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints the rows of requests.
@Command(
    name = "export",
    description = {
      "Prints one row for each request that has ended, without content, the oldest first.",
      "The exit code is not 0 if the gateway could not read all rows."
    })
final class UsageExportCommand extends AdminCommand {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description =
          "csv for spreadsheets or jsonl with one JSON object on each line (default: csv).")
  ExportFormat format;

  @Mixin SelectionOptions options;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    UsageSelection selection = options.selection(context.environment().times().clock().instant());
    try (Reader rows =
        new InputStreamReader(
            context.client().usage().export(format, selection), StandardCharsets.UTF_8)) {
      context.output().copy(rows);
    }
    return ExitCode.OK;
  }
}
