package io.github.kiro4j.server.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How long usage is kept.
///
/// @param requestDays days for which the rows of requests are kept
/// @param hourDays days for which the sums of hours are kept
public record UsageRetention(int requestDays, int hourDays) {

  /// The rows of older requests are deleted.
  Instant oldestRequest(Instant now) {
    return now.minus(Duration.ofDays(requestDays)).truncatedTo(ChronoUnit.HOURS);
  }

  /// The sums of older hours are deleted.
  Instant oldestHour(Instant now) {
    return now.minus(Duration.ofDays(hourDays)).truncatedTo(ChronoUnit.HOURS);
  }
}
