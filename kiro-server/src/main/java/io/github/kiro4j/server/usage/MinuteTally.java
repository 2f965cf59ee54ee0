package io.github.kiro4j.server.usage;

import io.github.kiro4j.api.admin.overview.TrafficMinute;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.activity.RequestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Adds up requests of one minute, or of several. Used by one thread at a time.
final class MinuteTally {

  private final Map<RequestOutcome, Long> outcomes = new EnumMap<>(RequestOutcome.class);

  /// The numbers of the latencies to the first event, in the middle of their buckets.
  private final NavigableMap<Long, Long> firstEvents = new TreeMap<>();

  private HourSum sum = HourSum.NONE;

  void add(FinishedRequest request) {
    outcomes.merge(request.outcome(), 1L, Long::sum);
    sum = sum.plus(HourSum.of(request));
    Duration firstEvent = request.timeToFirstEvent();
    if (firstEvent != null) {
      long rounded = LatencyBucket.millis(LatencyBucket.of(firstEvent.toMillis()));
      firstEvents.merge(rounded, 1L, Long::sum);
    }
  }

  void add(MinuteTally other) {
    other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
    other.firstEvents.forEach((millis, count) -> firstEvents.merge(millis, count, Long::sum));
    sum = sum.plus(other.sum);
  }

  long count(RequestOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  HourSum sum() {
    return sum;
  }

  NavigableMap<Long, Long> firstEvents() {
    return firstEvents;
  }

  TrafficMinute view(Instant minute) {
    return new TrafficMinute(
        minute.toString(),
        count(RequestOutcome.SUCCEEDED),
        count(RequestOutcome.REFUSED),
        count(RequestOutcome.FAILED),
        count(RequestOutcome.CANCELLED),
        count(RequestOutcome.ABANDONED),
        LatencyReader.percentile(firstEvents, 50),
        LatencyReader.percentile(firstEvents, 95));
  }
}
