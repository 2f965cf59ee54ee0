package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Reported;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Patience;
import java.time.Duration;
import java.time.Instant;
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

  /// @param next null if the failure ends the request
  SendFailedException(UpstreamFailure failure, @Nullable Next next) {
    super(failure.getClass().getSimpleName(), null, false, false);
    this.next = next;
    this.retryAfter =
        failure instanceof Reported reported && reported.evidence().retryAfter() != null
            ? reported.evidence().retryAfter()
            : Duration.ZERO;
  }

  @Nullable Next next() {
    return next;
  }

  /// How long the upstream asks to wait; zero if it does not say.
  Duration retryAfter() {
    return retryAfter;
  }
}
