package io.github.kiro4j.server.credentials.health;

import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long a credential cools down: as long as the upstream asks, or else longer with every
/// failure in a row; after a used-up quota until the quota is reset.
public final class CoolDowns {

  /// Bounds what a wrong `Retry-After` can do.
  private static final Duration LONGEST_ASKED = Duration.ofDays(1);

  /// No cool-down is longer, whatever a service answers or a stored state says: quotas are reset
  /// every month.
  static final Duration LONGEST = Duration.ofDays(62);

  /// Cool-downs that grow get up to a tenth longer at random, so that the credentials of one
  /// incident do not all return at once.
  private static final double JITTER = 0.1;

  private final RandomGenerator random;

  public CoolDowns(RandomGenerator random) {
    this.random = random;
  }

  /// @param failures how often in a row the cause occurred, this time included
  /// @param asked the wait that the upstream asked for
  Instant end(Cause cause, int failures, @Nullable Duration asked, Instant now) {
    return switch (cause) {
      case QUOTA -> firstOfNextMonth(now);
      case DAILY_QUOTA -> nextDay(now);
      case RATE_LIMIT ->
          now.plus(wait(asked, failures, Duration.ofSeconds(2), Duration.ofMinutes(1)));
      case RISK_THROTTLE ->
          now.plus(wait(asked, failures, Duration.ofMinutes(10), Duration.ofHours(6)));
      case REFUSED -> now.plus(wait(asked, failures, Duration.ofMinutes(1), Duration.ofHours(1)));
      case NO_TOKEN ->
          now.plus(wait(asked, failures, Duration.ofSeconds(10), Duration.ofMinutes(5)));
    };
  }

  /// The end of a cool-down that began at that time.
  static Instant bounded(Instant end, Instant begin) {
    Instant last = begin.plus(LONGEST);
    return end.isAfter(last) ? last : end;
  }

  private Duration wait(@Nullable Duration asked, int failures, Duration first, Duration longest) {
    if (asked != null) {
      return shorter(asked, LONGEST_ASKED);
    }
    Duration grown = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, 20));
    Duration bounded = shorter(grown, longest);
    return bounded.plusMillis((long) (bounded.toMillis() * JITTER * random.nextDouble()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Instant firstOfNextMonth(Instant now) {
    return startOf(LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1).plusMonths(1));
  }

  private static Instant nextDay(Instant now) {
    return startOf(LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1));
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
