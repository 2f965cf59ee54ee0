package io.github.kiro4j.server.usage;

import java.util.Comparator;

/// An hour, a measure and a bucket.
///
/// @param startedAt the start of the hour, in milliseconds since 1970
/// @param measure `first_event` or `duration`, as the columns of a request's row
record LatencyKey(long startedAt, String measure, int bucket) implements Comparable<LatencyKey> {

  static final String FIRST_EVENT = "first_event";
  static final String DURATION = "duration";

  /// Also the order in which gateways lock the rows.
  private static final Comparator<LatencyKey> ORDER =
      Comparator.comparingLong(LatencyKey::startedAt)
          .thenComparing(LatencyKey::measure)
          .thenComparingInt(LatencyKey::bucket);

  @Override
  public int compareTo(LatencyKey other) {
    return ORDER.compare(this, other);
  }
}
