package io.github.kiro4j.server.clients;

import java.time.Instant;
import java.util.Optional;

/// How much of one limit is left.
///
/// @param max the limit
/// @param used what counts for the limit; may be more than the limit
/// @param resets when the period of the limit ends; empty for a limit without a period
record LimitState(KeyLimit limit, long max, long used, Optional<Instant> resets) {

  static LimitState of(KeyLimit limit, long max, long used, Instant now) {
    Optional<Window> window =
        switch (limit) {
          case REQUESTS_PER_MINUTE -> Optional.of(Window.MINUTE);
          case TOKENS_PER_DAY -> Optional.of(Window.DAY);
          case TOKENS_PER_MONTH, CREDITS_PER_MONTH -> Optional.of(Window.MONTH);
          case MAX_CONCURRENCY -> Optional.empty();
        };
    return new LimitState(limit, max, used, window.map(period -> period.end(now)));
  }

  long remaining() {
    return Math.max(0, max - used);
  }

  boolean reached() {
    return used >= max;
  }
}
