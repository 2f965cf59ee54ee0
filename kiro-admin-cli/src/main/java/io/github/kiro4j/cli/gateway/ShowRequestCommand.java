package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Attempt;
import io.github.kiro4j.api.admin.operations.RequestList.Outcome;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Cell;
import io.github.kiro4j.cli.output.Column;
import io.github.kiro4j.cli.output.Details;
import io.github.kiro4j.cli.output.Numbers;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.Table;
import io.github.kiro4j.cli.output.TimeFormat;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows one request and its attempts.
@Command(
    name = "show",
    description = "Shows one request, and every attempt to send it to an endpoint of the upstream.")
final class ShowRequestCommand extends AdminCommand {

  @Parameters(
      paramLabel = "ID",
      description = "Id of a request, from " + Program.VARIABLE + " admin requests.")
  String id;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    Request request = find(context.client().requests());
    if (!context.output().printedAsDocument(request)) {
      context.output().print(details(request, context.environment().times()));
      if (!request.attempts().isEmpty()) {
        context.output().print(attempts(request.attempts()));
      }
    }
    return ExitCode.OK;
  }

  private Request find(RequestList requests) {
    return Stream.concat(requests.live().stream(), requests.recent().stream())
        .filter(request -> request.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new CliException(
                ExitCode.NOT_FOUND,
                Messages.text("No request with this id is under way or among the latest ones."),
                Messages.text("List the requests: {program} admin requests")));
  }

  private static Details details(Request request, TimeFormat times) {
    return new Details()
        .with("id", request.id())
        .with("state", RequestTable.state(request.state()), RequestTable.style(request.state()))
        .with("started", times.absolute(request.startedAt()))
        .with("path", request.route())
        .with("model", request.model())
        .with("upstream model", request.upstreamModel())
        .with("conversation", request.conversation())
        .with("status", request.status())
        .with("stop reason", request.stopReason())
        .with("error", request.errorType())
        .with("cause", request.cause())
        .with("input tokens", number(request.inputTokens()))
        .with("output tokens", number(request.outputTokens()))
        .with("first event", seconds(request.firstEventMs()))
        .with("duration", TimeFormat.seconds(request.durationMs()))
        .with("attempts", request.sends());
  }

  private static @Nullable String number(@Nullable Long value) {
    return value == null ? null : Numbers.whole(value);
  }

  private static @Nullable String seconds(@Nullable Long milliseconds) {
    return milliseconds == null ? null : TimeFormat.seconds(milliseconds);
  }

  private static Table attempts(List<Attempt> attempts) {
    Table table =
        Table.of(
            Column.number("AFTER"),
            Column.number("CRED"),
            Column.of("ROUTE"),
            Column.number("DURATION"),
            Column.of("OUTCOME"),
            Column.flexible("CAUSE"));
    for (Attempt attempt : attempts) {
      table.row(
          Cell.of(TimeFormat.seconds(attempt.startMs())),
          Cell.of("#" + attempt.credentialId()),
          Cell.of(attempt.route()),
          Cell.of(seconds(attempt.durationMs())),
          Cell.of(
              Messages.text(attempt.outcome().name().toLowerCase(Locale.ROOT)),
              style(attempt.outcome())),
          Cell.of(attempt.cause()));
    }
    return table;
  }

  private static Style style(Outcome outcome) {
    return switch (outcome) {
      case ANSWERED -> Style.GOOD;
      case FAILED -> Style.BAD;
      case ABORTED -> Style.WARNING;
      case WAITING -> Style.PLAIN;
    };
  }
}
