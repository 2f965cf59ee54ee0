package io.github.kiro4j.server.activity;

import io.github.kiro4j.protocol.failure.ClientErrors;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The running requests by id. Safe for use by many threads.
public final class LiveRequests {

  private final Map<String, LiveRequest> running = new ConcurrentHashMap<>();

  void add(LiveRequest request) {
    running.put(request.id(), request);
  }

  void remove(LiveRequest request) {
    running.remove(request.id());
  }

  /// All running requests, the oldest first.
  public List<LiveRequest> all() {
    return running.values().stream().sorted(Comparator.comparing(LiveRequest::startedAt)).toList();
  }

  /// How many requests are under way.
  public int count() {
    return running.size();
  }

  /// Cancels a request: its upstream call ends, and its client receives an error.
  ///
  /// @return false if no request with this id is running
  public boolean cancel(String id) {
    LiveRequest request = running.get(id);
    if (request == null) {
      return false;
    }
    request.cancel(ClientErrors.CANCELLED_BY_OPERATOR);
    return true;
  }

  /// Ends all requests, since the gateway stops: each client receives an error.
  public void shutDown() {
    running.values().forEach(request -> request.cancel(ClientErrors.SHUTTING_DOWN));
  }
}
