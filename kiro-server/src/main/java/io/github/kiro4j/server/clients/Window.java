package io.github.kiro4j.server.clients;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// The periods of the clock, in UTC, in which usage is counted. Each period has a number that grows
/// by one from each period to the next.
public enum Window {
  MINUTE,
  DAY,
  MONTH;

  private static final int MONTHS_PER_YEAR = 12;

  /// The number of the period that the time is in.
  public long number(Instant time) {
    return switch (this) {
      case MINUTE -> Math.floorDiv(time.getEpochSecond(), 60);
      case DAY -> Math.floorDiv(time.getEpochSecond(), 86_400);
      case MONTH -> {
        YearMonth month = YearMonth.from(time.atOffset(ZoneOffset.UTC));
        yield (long) month.getYear() * MONTHS_PER_YEAR + month.getMonthValue() - 1;
      }
    };
  }

  /// When the period that the time is in ends.
  Instant end(Instant time) {
    return switch (this) {
      case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
      case DAY -> time.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
      case MONTH ->
          YearMonth.from(time.atOffset(ZoneOffset.UTC))
              .plusMonths(1)
              .atDay(1)
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC);
    };
  }
}
