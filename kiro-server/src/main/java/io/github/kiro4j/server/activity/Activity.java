package io.github.kiro4j.server.activity;

import io.github.kiro4j.server.clients.KeyIdentity;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The requests for messages: each one while it runs, and its metadata afterwards.
public final class Activity {

  private final LiveRequests live = new LiveRequests();
  private final RecentRequests recent;
  private final InstantSource clock;
  private final Consumer<FinishedRequest> recorder;

  /// @param recent number of finished requests to keep
  /// @param recorder receives each finished request; never waits
  public Activity(int recent, Consumer<FinishedRequest> recorder, InstantSource clock) {
    this.recorder = recorder;
    this.recent = new RecentRequests(recent, clock);
    this.clock = clock;
  }

  /// Registers a received request, which runs until the caller closes it.
  ///
  /// @param caller whose key the source names
  public LiveRequest begin(String id, RequestSource source, KeyIdentity caller) {
    LiveRequest request = new LiveRequest(id, source, caller, clock, this::finished);
    live.add(request);
    return request;
  }

  public LiveRequests live() {
    return live;
  }

  public RecentRequests recent() {
    return recent;
  }

  private void finished(LiveRequest request, FinishedRequest finished) {
    live.remove(request);
    recent.add(finished);
    recorder.accept(finished);
  }
}
