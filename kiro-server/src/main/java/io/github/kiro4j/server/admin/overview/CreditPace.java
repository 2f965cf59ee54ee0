package io.github.kiro4j.server.admin.overview;

import io.github.kiro4j.api.admin.operations.UsageReport.By;
import io.github.kiro4j.api.admin.operations.UsageReport.Step;
import io.github.kiro4j.api.admin.operations.UsageReport.UsageRow;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.usage.UsageFilter;
import io.github.kiro4j.server.usage.UsageRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many credits requests use in a day, on average over the last days. The answer of the
/// database is used for a minute. Safe for use by many threads.
public final class CreditPace {

  private static final Logger LOG = LoggerFactory.getLogger(CreditPace.class);
  private static final Duration RANGE = Duration.ofDays(7);
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int MOST_HOURS = 24 * 8;
  private static final Duration CACHED = Duration.ofMinutes(1);

  private final UsageRecords usage;
  private volatile Known known = new Known(OptionalDouble.empty(), Instant.MIN);

  private record Known(OptionalDouble perDay, Instant at) {}

  public CreditPace(UsageRecords usage) {
    this.usage = usage;
  }

  /// The mean use of a day; empty without use, and while usage cannot be read.
  OptionalDouble perDay() {
    Instant now = usage.clock().instant();
    Known last = known;
    if (last.at().isBefore(now.minus(CACHED))) {
      last = new Known(read(now), now);
      known = last;
    }
    return last.perDay();
  }

  private OptionalDouble read(Instant now) {
    try {
      List<UsageRow> hours =
          usage
              .reader()
              .sums(
                  usage.range(now.minus(RANGE), now),
                  UsageFilter.NONE,
                  By.TOTAL,
                  Step.HOUR,
                  MOST_HOURS);
      return mean(hours, now);
    } catch (UnusableDatabaseException e) {
      LOG.debug("the pace of credits cannot be read", e);
      return OptionalDouble.empty();
    }
  }

  /// Less than one day counts as one day.
  private static OptionalDouble mean(List<UsageRow> hours, Instant now) {
    double credits = hours.stream().mapToDouble(UsageRow::credits).sum();
    String first = hours.isEmpty() ? null : hours.getFirst().time();
    if (first == null || credits <= 0) {
      return OptionalDouble.empty();
    }
    double days = (double) Duration.between(Instant.parse(first), now).toMillis() / DAY_MILLIS;
    return OptionalDouble.of(credits / Math.max(1, days));
  }
}
