package io.github.kiro4j.server.overload;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A condition that counts as changed only when it has stayed changed for a while, so that what
/// depends on it does not flap. Safe for use by many threads.
final class Sustained {

  private final Duration period;
  private final InstantSource clock;
  private boolean current;
  private Instant agreedAt;

  Sustained(Duration period, InstantSource clock) {
    this.period = period;
    this.clock = clock;
    this.agreedAt = clock.instant();
  }

  /// Adds an observation and returns what counts.
  synchronized boolean observe(boolean observed) {
    Instant now = clock.instant();
    if (observed == current) {
      agreedAt = now;
    } else if (!now.isBefore(agreedAt.plus(period))) {
      current = observed;
      agreedAt = now;
    }
    return current;
  }
}
