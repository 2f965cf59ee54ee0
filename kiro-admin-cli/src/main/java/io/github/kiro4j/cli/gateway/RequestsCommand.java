package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Output;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists or follows requests.
@Command(
    name = "requests",
    subcommands = {ShowRequestCommand.class, CancelRequestCommand.class},
    description = {
      "Lists the requests of clients: those under way, then those that ended, newest first.",
      "The content of requests and responses is not recorded."
    })
public final class RequestsCommand extends AdminCommand {

  @Option(
      names = {"-f", "--follow"},
      description =
          "Keep running, and print each request when it has ended. Ctrl-C stops the command.")
  boolean follow;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "Print at most NUMBER ended requests (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--live", description = "Print only requests under way.")
  boolean liveOnly;

  @Override
  protected int run(CommandContext context) throws IOException, InterruptedException {
    if (limit < 0) {
      throw new CliException(ExitCode.USAGE, Messages.text("--limit must be 0 or more."));
    }
    if (follow) {
      return new RequestFollower(context, limit).run();
    }
    print(context, limited(context.client().requests()));
    return ExitCode.OK;
  }

  private RequestList limited(RequestList requests) {
    List<RequestList.Request> recent =
        liveOnly ? List.of() : requests.recent().stream().limit(limit).toList();
    return new RequestList(requests.live(), recent);
  }

  private static void print(CommandContext context, RequestList requests) {
    Output output = context.output();
    if (output.printedAsDocument(requests)) {
      return;
    }
    RequestTable table = new RequestTable(context.environment().times());
    Stream.concat(requests.live().stream(), requests.recent().stream()).forEach(table::add);
    output.print(table.table());
    if (requests.live().isEmpty() && requests.recent().isEmpty()) {
      output.hint(Messages.text("There are no requests."));
    }
  }
}
