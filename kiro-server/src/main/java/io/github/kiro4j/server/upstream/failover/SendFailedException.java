package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Reported;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reports a failed attempt to Resilience4j's retry. Without a stack trace: the exception is never
/// thrown.
final class SendFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Next next;
  private final transient Duration retryAfter;

  /// The next attempt, as far as the failure allows one.
  ///
  /// @param deadline no attempt begins later
  record Next(Patience patience, Instant deadline) {}

  /// A failure that ends the request, or with which only the attempts with one credential are
  /// counted.
  SendFailedException(UpstreamFailure failure) {
    this(failure, null);
  }

  /// @param next null for no next attempt
  SendFailedException(UpstreamFailure failure, @Nullable Next next) {
    super(failure.getClass().getSimpleName(), null, false, false);
    this.next = next;
    this.retryAfter =
        failure instanceof Reported reported
            ? Objects.requireNonNullElse(reported.evidence().retryAfter(), Duration.ZERO)
            : Duration.ZERO;
  }

  Optional<Next> next() {
    return Optional.ofNullable(next);
  }

  /// How long the upstream asks to wait; zero if it does not say.
  Duration retryAfter() {
    return retryAfter;
  }
}
