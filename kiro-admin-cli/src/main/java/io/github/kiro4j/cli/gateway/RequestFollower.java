package io.github.kiro4j.cli.gateway;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.cli.command.CommandContext;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Prints requests as they end, until Ctrl-C. While the gateway is unreachable, the follower waits.
final class RequestFollower {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final CommandContext context;
  private final int limit;
  private final RequestTable table;
  private final Set<String> printed = new LinkedHashSet<>();
  private boolean reachable = true;

  /// @param limit how many earlier requests are printed first
  RequestFollower(CommandContext context, int limit) {
    this.context = context;
    this.limit = limit;
    this.table = new RequestTable(context.environment().times());
  }

  int run() throws IOException, InterruptedException {
    RequestList first = context.client().requests();
    Output.RowPrinter rows = start(first);
    while (true) {
      context.environment().pause().of(INTERVAL);
      ended().forEach(request -> print(request, rows));
    }
  }

  private Output.RowPrinter start(RequestList first) {
    first.recent().forEach(request -> printed.add(request.id()));
    List<Request> shown = first.recent().stream().limit(limit).toList().reversed();
    if (!context.output().isForPeople()) {
      shown.forEach(context.output()::printedAsStreamedDocument);
      return _ -> {};
    }
    shown.forEach(table::add);
    return context.output().follow(table.table());
  }

  private void print(Request request, Output.RowPrinter rows) {
    if (!context.output().printedAsStreamedDocument(request)) {
      rows.print(table.cells(request));
    }
  }

  /// The requests that have ended since the last call, oldest first.
  private List<Request> ended() throws IOException, InterruptedException {
    try {
      List<Request> recent = context.client().requests().recent();
      reportReachable(
          true, Messages.text("{0} is reachable again.", context.connection().server()));
      List<Request> unprinted =
          recent.stream().filter(request -> !printed.contains(request.id())).toList();
      printed.clear();
      recent.forEach(request -> printed.add(request.id()));
      return unprinted.reversed();
    } catch (AdminException e) {
      throw e;
    } catch (IOException _) {
      reportReachable(
          false,
          Messages.text(
              "{0} cannot be reached; waiting for the gateway.", context.connection().server()));
      return List.of();
    }
  }

  private void reportReachable(boolean reachableNow, String sentence) {
    if (reachable != reachableNow) {
      context.output().warn(sentence);
    }
    reachable = reachableNow;
  }
}
