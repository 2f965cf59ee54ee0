package io.github.kiro4j.server.activity;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.codahale.metrics.Timer;
import io.github.kiro4j.server.clients.KeyIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The requests for messages: each one while it runs, and its metadata and statistics afterwards.
public final class Activity {

  private static final String PREFIX = "kiro4j.requests.";
  private static final String ATTEMPTS = "kiro4j.attempts.";

  private final LiveRequests live = new LiveRequests();
  private final RecentRequests recent;
  private final RequestStatistics statistics;
  private final InstantSource clock;
  private final Map<RequestOutcome, Timer> timers = new EnumMap<>(RequestOutcome.class);
  private final Consumer<FinishedRequest> usage;
  private final Timer firstEvents;
  private final MetricRegistry metrics;

  /// @param recent number of finished requests to keep
  /// @param days number of days that statistics cover
  /// @param usage receives each finished request; never waits
  /// @param metrics receives a timer for each outcome, a timer for first events, a gauge, and
  ///   timers of attempts by endpoint and outcome
  public Activity(
      int recent,
      int days,
      Consumer<FinishedRequest> usage,
      MetricRegistry metrics,
      InstantSource clock) {
    this.usage = usage;
    this.recent = new RecentRequests(recent, clock);
    this.statistics = new RequestStatistics(days, clock);
    this.clock = clock;
    this.metrics = metrics;
    for (RequestOutcome outcome : RequestOutcome.values()) {
      timers.put(outcome, metrics.timer(PREFIX + outcome.word()));
    }
    this.firstEvents = metrics.timer(PREFIX + "first-event");
    Gauge<Integer> count = live::count;
    metrics.register(PREFIX + "live", count);
  }

  /// Registers a received request, which runs until the caller closes it.
  ///
  /// @param route the path without a repeated `/v1`
  /// @param userAgent the header `User-Agent`; null without one
  public LiveRequest begin(
      String id, String route, KeyIdentity caller, @Nullable String userAgent) {
    RequestSource source = RequestSource.of(route, caller.key(), userAgent);
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

  public RequestStatistics statistics() {
    return statistics;
  }

  private void finished(LiveRequest request, FinishedRequest finished) {
    live.remove(request);
    recent.add(finished);
    statistics.add(finished);
    usage.accept(finished);
    Timer timer = timers.get(finished.outcome());
    if (timer != null) {
      timer.update(finished.duration());
    }
    Duration timeToFirstEvent = finished.timeToFirstEvent();
    if (timeToFirstEvent != null) {
      firstEvents.update(timeToFirstEvent);
    }
    finished.attempts().latest().forEach(this::count);
  }

  private void count(Attempt attempt) {
    Duration duration = attempt.duration();
    if (duration != null) {
      String outcome = attempt.failure() == null ? "answered" : "failed";
      metrics.timer(ATTEMPTS + attempt.route().endpoint().label() + "." + outcome).update(duration);
    }
  }
}
