package io.github.kiro4j.server.credentials.health;

import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long a credential is left alone: as long as the upstream asks, else longer with every time
/// in a row; a used-up quota until it begins anew.
public final class CoolDowns {

  /// Nobody means more, whatever a header says.
  private static final Duration LONGEST_ASKED = Duration.ofDays(1);

  /// Growing waits become up to a tenth longer, so that credentials do not come back together.
  private static final double JITTER = 0.1;

  private final RandomGenerator random;

  public CoolDowns(RandomGenerator random) {
    this.random = random;
  }

  /// @param strikes how often in a row, this time included
  /// @param asked what the upstream asked for
  Instant end(Cause cause, int strikes, @Nullable Duration asked, Instant now) {
    return switch (cause) {
      case QUOTA -> firstOfNextMonth(now);
      case DAILY_QUOTA -> nextDay(now);
      case RATE_LIMIT ->
          now.plus(wait(asked, strikes, Duration.ofSeconds(2), Duration.ofMinutes(1)));
      case RISK_THROTTLE ->
          now.plus(wait(asked, strikes, Duration.ofMinutes(10), Duration.ofHours(6)));
      case REFUSED -> now.plus(wait(asked, strikes, Duration.ofMinutes(1), Duration.ofHours(1)));
      case NO_TOKEN ->
          now.plus(wait(asked, strikes, Duration.ofSeconds(10), Duration.ofMinutes(5)));
    };
  }

  private Duration wait(@Nullable Duration asked, int strikes, Duration first, Duration longest) {
    if (asked != null) {
      return shorter(asked, LONGEST_ASKED);
    }
    Duration grown = first.multipliedBy(1L << Math.clamp(strikes - 1L, 0, 20));
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
