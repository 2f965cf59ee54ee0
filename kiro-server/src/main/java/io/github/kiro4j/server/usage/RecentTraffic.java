package io.github.kiro4j.server.usage;

import io.github.kiro4j.api.admin.overview.Traffic;
import io.github.kiro4j.api.admin.overview.TrafficMinute;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The requests that have ended at this gateway in the last 60 minutes, minute by minute, in
/// memory. Safe for use by many threads.
public final class RecentTraffic {

  private static final int MINUTES = 60;

  private final InstantSource clock;
  private final Instant start;

  /// By the start of the minute. Guarded by the monitor.
  private final NavigableMap<Instant, MinuteTally> minutes = new TreeMap<>();

  public RecentTraffic(InstantSource clock) {
    this.clock = clock;
    this.start = clock.instant();
  }

  /// Counts a request that has just ended.
  public synchronized void add(FinishedRequest request) {
    Instant minute = thisMinute();
    minutes.computeIfAbsent(minute, _ -> new MinuteTally()).add(request);
    minutes.headMap(oldest(minute), false).clear();
  }

  private Instant thisMinute() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES);
  }

  private static Instant oldest(Instant minute) {
    return minute.minus(Duration.ofMinutes(MINUTES - 1));
  }

  /// Each of the last 60 minutes, the oldest first.
  public synchronized List<TrafficMinute> minutes() {
    Instant oldest = oldest(thisMinute());
    return IntStream.range(0, MINUTES)
        .mapToObj(i -> oldest.plus(Duration.ofMinutes(i)))
        .map(minute -> minutes.getOrDefault(minute, new MinuteTally()).view(minute))
        .toList();
  }

  /// The sums over the last 60 minutes.
  public synchronized Traffic hour() {
    Instant oldest = oldest(thisMinute());
    MinuteTally all = new MinuteTally();
    minutes.tailMap(oldest, true).values().forEach(all::add);
    return view(start.isAfter(oldest) ? start : oldest, all);
  }

  private Traffic view(Instant from, MinuteTally all) {
    HourSum sum = all.sum();
    return new Traffic(
        from.toString(),
        clock.instant().toString(),
        sum.requests(),
        all.count(RequestOutcome.SUCCEEDED),
        all.count(RequestOutcome.REFUSED),
        all.count(RequestOutcome.FAILED),
        all.count(RequestOutcome.CANCELLED),
        all.count(RequestOutcome.ABANDONED),
        sum.inputTokens(),
        sum.outputTokens(),
        sum.cacheReadTokens(),
        sum.cacheWriteTokens(),
        sum.credits(),
        LatencyReader.percentiles(all.firstEvents()));
  }
}
