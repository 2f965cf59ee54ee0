package io.github.kiro4j.server.clients;

/// An amount that belongs to one period.
///
/// @param period number of the period
public record PeriodCount(long period, long amount) {

  static final PeriodCount NONE = new PeriodCount(0, 0);

  /// The amount in a period; an amount of another period does not count.
  public long in(long other) {
    return period == other ? amount : 0;
  }

  /// The count with more in a period; an amount of an earlier period is forgotten. What belongs to
  /// an earlier period than the count, because the clock was set back, counts in the later one.
  PeriodCount plus(long current, long more) {
    return current > period
        ? new PeriodCount(current, more)
        : new PeriodCount(period, amount + more);
  }
}
