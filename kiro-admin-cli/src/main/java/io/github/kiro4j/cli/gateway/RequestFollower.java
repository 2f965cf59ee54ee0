package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.output.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Prints requests as they end, until it is interrupted. A gateway that goes away is waited for.
final class RequestFollower {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final CommandContext session;
  private final RequestTable table;
  private final Set<String> printed = new LinkedHashSet<>();
  private boolean reachable = true;

  /// @param limit how many of those that ended before are printed
  RequestFollower(CommandContext session, int limit) {
    this.session = session;
    this.limit = limit;
    this.table = new RequestTable(session.surroundings().times());
  }

  private final int limit;

  int run() throws IOException, InterruptedException {
    RequestList first = session.client().requests();
    Output.RowPrinter rows = start(first);
    while (true) {
      session.surroundings().pause().of(INTERVAL);
      ended().forEach(request -> print(request, rows));
    }
  }

  private Output.RowPrinter start(RequestList first) {
    first.recent().forEach(request -> printed.add(request.id()));
    List<Request> shown = first.recent().stream().limit(limit).toList().reversed();
    if (!session.output().isForPeople()) {
      shown.forEach(session.output()::printedAsOneOfMany);
      return _ -> {};
    }
    shown.forEach(table::add);
    return session.output().follow(table.table());
  }

  private void print(Request request, Output.RowPrinter rows) {
    if (!session.output().printedAsOneOfMany(request)) {
      rows.print(table.cells(request));
    }
  }

  /// Those that have ended since the last time, oldest first.
  private List<Request> ended() throws IOException, InterruptedException {
    try {
      List<Request> recent = session.client().requests().recent();
      tell(true, "is back");
      List<Request> news = recent.stream().filter(one -> !printed.contains(one.id())).toList();
      printed.clear();
      recent.forEach(request -> printed.add(request.id()));
      return news.reversed();
    } catch (AdminException e) {
      throw e;
    } catch (IOException _) {
      tell(false, "cannot be reached; waiting for it");
      return List.of();
    }
  }

  private void tell(boolean reachableNow, String what) {
    if (reachable != reachableNow) {
      session.output().warn(session.connection().server() + " " + what + ".");
    }
    reachable = reachableNow;
  }
}
