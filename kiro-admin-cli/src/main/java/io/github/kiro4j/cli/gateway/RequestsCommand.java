package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.cli.command.AdminCommand;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.command.CommandGroup;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.output.Output;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists requests, or follows them.
@Command(
    name = "requests",
    description = {
      "Lists the requests of clients: those under way, then those that ended, newest first.",
      "It tells nothing of what was said in them."
    })
public final class RequestsCommand extends AdminCommand {

  /// The commands below it.
  public static final CommandGroup GROUP =
      new CommandGroup().with("cancel", CancelRequestCommand.class);

  @Option(
      names = {"-f", "--follow"},
      description =
          "Go on, and print each request when it has ended, oldest first. Ends with Ctrl-C.")
  boolean follow;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "NUMBER",
      defaultValue = "50",
      description = "Print at most so many that ended (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(names = "--live", description = "Print only those under way.")
  boolean liveOnly;

  @Override
  protected int run(CommandContext session) throws IOException, InterruptedException {
    if (limit < 0) {
      throw new CliException(ExitCode.USAGE, "--limit has to be 0 or more.");
    }
    if (follow) {
      return new RequestFollower(session, limit).run();
    }
    print(session, limited(session.client().requests()));
    return ExitCode.OK;
  }

  private RequestList limited(RequestList requests) {
    List<RequestList.Request> recent =
        liveOnly ? List.of() : requests.recent().stream().limit(limit).toList();
    return new RequestList(requests.live(), recent);
  }

  private static void print(CommandContext session, RequestList requests) {
    Output output = session.output();
    if (output.printed(requests)) {
      return;
    }
    RequestTable table = new RequestTable(session.surroundings().times());
    Stream.concat(requests.live().stream(), requests.recent().stream()).forEach(table::add);
    output.print(table.table());
    if (requests.live().isEmpty() && requests.recent().isEmpty()) {
      output.hint("No requests yet.");
    }
  }
}
