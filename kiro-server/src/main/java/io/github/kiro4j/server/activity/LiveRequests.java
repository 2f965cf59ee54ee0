package io.github.kiro4j.server.activity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The requests that run now, by their ids. Safe for use by many threads.
public final class LiveRequests {

  private final Map<String, LiveRequest> running = new ConcurrentHashMap<>();

  void add(LiveRequest request) {
    running.put(request.id(), request);
  }

  void remove(LiveRequest request) {
    running.remove(request.id());
  }

  /// The oldest first.
  public List<LiveRequest> all() {
    return running.values().stream().sorted(Comparator.comparing(LiveRequest::begun)).toList();
  }

  public int count() {
    return running.size();
  }

  /// Breaks a request off: its upstream call ends, and its client gets an error.
  ///
  /// @return whether there is such a request
  public boolean cancel(String id) {
    LiveRequest request = running.get(id);
    if (request == null) {
      return false;
    }
    request.cancel();
    return true;
  }
}
