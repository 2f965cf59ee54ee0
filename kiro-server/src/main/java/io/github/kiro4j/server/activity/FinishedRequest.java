package io.github.kiro4j.server.activity;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A finished request.
///
/// @param requestedModel the client's name of the model, truncated to 100 characters; null if the
///   body was not read that far
/// @param summary null if the request could not be translated
/// @param status the HTTP status that the client received; 200 also for a stream that ended in an
///   error
/// @param errorType the type of the error that the client received, such as `rate_limit_error`
/// @param cause the upstream failure, such as `RateLimited`; null without one
/// @param timeToFirstEvent from the start to the upstream's first event; null without one
/// @param duration from the start to the end
/// @param credits the upstream's charge
public record FinishedRequest(
    String id,
    RequestSource source,
    Instant startedAt,
    @Nullable String requestedModel,
    @Nullable RequestSummary summary,
    RequestOutcome outcome,
    int status,
    @Nullable String errorType,
    @Nullable String cause,
    @Nullable Duration timeToFirstEvent,
    Duration duration,
    Attempts attempts,
    Usage usage,
    double credits,
    @Nullable StopReason stopReason) {

  /// The time at which the request ended.
  public Instant endedAt() {
    return startedAt.plus(duration);
  }

  /// The credential of the last attempt; empty without an attempt.
  public Optional<Long> credential() {
    return attempts.credential();
  }
}
