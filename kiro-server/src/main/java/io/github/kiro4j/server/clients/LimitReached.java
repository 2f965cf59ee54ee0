package io.github.kiro4j.server.clients;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import java.time.Duration;
import java.time.Instant;

/// A limit of a key keeps a request from beginning.
///
/// @param retryAfter until the limit may leave room again
public record LimitReached(KeyLimit limit, long max, Duration retryAfter) {

  /// The shortest wait that clients are asked for; also how soon another request may have ended.
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /// Clients give up when the wait is longer.
  private static final Duration LONGEST_WAIT_OF_CLIENTS = Duration.ofSeconds(60);

  static LimitReached of(LimitState state, Instant now) {
    Duration wait =
        state
            .resets()
            .map(reset -> Duration.between(now, reset))
            .map(LimitReached::up)
            .orElse(SHORTEST);
    return new LimitReached(
        state.limit(), state.max(), wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait);
  }

  /// The next whole second.
  private static Duration up(Duration wait) {
    return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
  }

  /// For the client: status 429.
  public ClientError error() {
    ClientError error =
        ClientError.of(
                ErrorType.RATE_LIMIT_ERROR,
                "This API key has reached its limit of %s %s. Retry after %d %s."
                    .formatted(
                        limit.text(max),
                        limit.label(),
                        retryAfter.toSeconds(),
                        retryAfter.toSeconds() == 1 ? "second" : "seconds"))
            .retryAfter(retryAfter);
    return retryAfter.compareTo(LONGEST_WAIT_OF_CLIENTS) > 0 ? error.withoutRetry() : error;
  }
}
