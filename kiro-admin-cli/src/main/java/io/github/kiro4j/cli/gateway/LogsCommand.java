package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.logs.LogLine;
import io.github.kiro4j.api.admin.logs.LogPage;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Output;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the latest events of the log.
@Command(
    name = "logs",
    description = {
      "Shows the latest events of the gateway's log, the newest last.",
      "Keys and tokens are masked; the content of requests and responses is not logged."
    })
public final class LogsCommand extends AdminCommand {

  private static final int MOST = 5_000;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "Print at most NUMBER events (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      defaultValue = "debug",
      description = "Print events from LEVEL on: ${COMPLETION-CANDIDATES}.")
  Level level = Level.DEBUG;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Print only events whose message, logger or exception has TEXT in it.")
  String text = "";

  @Option(
      names = "--request",
      paramLabel = "ID",
      description = "Print only events that this request caused.")
  @Nullable String request;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    if (limit < 0 || limit > MOST) {
      throw new CliException(ExitCode.USAGE, Messages.text("--limit must be from 0 to 5,000."));
    }
    LogPage page = context.client().logs().page(query());
    Output output = context.output();
    if (!output.printedAsDocument(page)) {
      page.lines().forEach(line -> print(line, output));
    }
    return ExitCode.OK;
  }

  private String query() {
    String events =
        "level=%s&limit=%d&text=%s"
            .formatted(level, limit, URLEncoder.encode(text, StandardCharsets.UTF_8));
    return request == null
        ? events
        : events + "&request=" + URLEncoder.encode(request, StandardCharsets.UTF_8);
  }

  private static void print(LogLine line, Output output) {
    String request = line.requestId() == null ? "" : line.requestId() + " ";
    output.line(
        "%s %-5s %s%s: %s"
            .formatted(line.time(), line.level(), request, line.logger(), line.message()));
    if (line.trace() != null) {
      line.trace().lines().forEach(output::line);
    }
  }

  /// The levels.
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
