package io.github.kiro4j.server.usage;

import java.time.Instant;

/// A range of time, in milliseconds since 1970: whole days, whose sums are kept; whole hours before
/// and after them, whose sums are kept, too; and what lies before and after these, for which the
/// rows of requests are added up.
///
/// @param from the first moment
/// @param firstHour the start of the first whole hour
/// @param firstDay the start of the first whole day
/// @param lastDay the end of the last whole day; not after `firstDay` without a whole day
/// @param lastHour the end of the last whole hour; not after `firstHour` without a whole hour
/// @param to the first moment after the range
public record UsageRange(
    long from, long firstHour, long firstDay, long lastDay, long lastHour, long to) {

  static UsageRange of(Instant from, Instant to) {
    long begin = from.toEpochMilli();
    long end = Math.max(begin, to.toEpochMilli());
    long firstHour = HourKey.hour(begin + HourKey.HOUR_MILLIS - 1);
    long lastHour = HourKey.hour(end);
    long firstDay = HourKey.day(firstHour + HourKey.DAY_MILLIS - 1);
    return new UsageRange(begin, firstHour, firstDay, HourKey.day(lastHour), lastHour, end);
  }

  /// The same range without days, for sums by hour.
  UsageRange inHours() {
    return new UsageRange(from, firstHour, lastHour, lastHour, lastHour, to);
  }

  /// The end of the hours before the whole days.
  long firstHours() {
    return Math.min(firstDay, lastHour);
  }

  /// The start of the hours after the whole days.
  long lastHours() {
    return Math.max(firstHours(), lastDay);
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
