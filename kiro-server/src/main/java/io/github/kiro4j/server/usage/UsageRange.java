package io.github.kiro4j.server.usage;

import java.time.Instant;

/// A range of time, in milliseconds since 1970: whole hours, whose sums are kept, and what lies
/// before and after them, for which the rows of requests are added up.
///
/// @param from the first moment
/// @param firstHour the start of the first whole hour
/// @param lastHour the end of the last whole hour; before `firstHour` without a whole hour
/// @param to the first moment after the range
public record UsageRange(long from, long firstHour, long lastHour, long to) {

  static UsageRange of(Instant from, Instant to) {
    long begin = from.toEpochMilli();
    long end = Math.max(begin, to.toEpochMilli());
    long firstHour = HourKey.hour(begin + HourKey.HOUR_MILLIS - 1);
    return new UsageRange(begin, firstHour, HourKey.hour(end), end);
  }

  /// The end of the part before the whole hours.
  long firstEdge() {
    return Math.min(firstHour, to);
  }

  /// The start of the part after the whole hours.
  long lastEdge() {
    return Math.max(firstEdge(), lastHour);
  }
}
