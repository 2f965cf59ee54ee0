package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.server.activity.LiveRequests;
import io.github.kiro4j.server.activity.RecentRequests;
import io.github.kiro4j.server.activity.RecentRequests.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The requests of this gateway that are in memory: those under way and the latest that have ended.
public final class RequestLists {

  private static final int MOST_LIVE = 500;

  private final LiveRequests live;
  private final RecentRequests recent;

  public RequestLists(LiveRequests live, RecentRequests recent) {
    this.live = live;
    this.recent = recent;
  }

  /// The requests under way, and those that ended after a place in their order.
  ///
  /// Running requests are read first: a request that finishes in between is in both lists rather
  /// than in none.
  ///
  /// @param sequence the place; 0 for the begin
  RequestList after(long sequence) {
    List<Request> running = running().limit(MOST_LIVE).toList();
    List<Entry> finished = recent.after(sequence);
    return new RequestList(
        running,
        finished.reversed().stream().map(Entry::request).map(RequestViews::of).toList(),
        Long.toString(finished.isEmpty() ? sequence : finished.getLast().sequence()));
  }

  /// The same after the cursor of an earlier list.
  public RequestList after(@Nullable String cursor) {
    return after(cursor == null ? 0 : Long.parseLong(cursor));
  }

  /// The end of the list.
  public RequestList latest() {
    return new RequestList(List.of(), List.of(), after(0).cursor());
  }

  private Stream<Request> running() {
    return live.all().reversed().stream().map(RequestViews::of);
  }

  /// The request with an id; empty if it is not in memory.
  Optional<Request> find(String id) {
    return Stream.concat(
            running(),
            recent.after(0).reversed().stream().map(Entry::request).map(RequestViews::of))
        .filter(request -> request.id().equals(id))
        .findFirst();
  }

  boolean cancel(String id) {
    return live.cancel(id);
  }
}
