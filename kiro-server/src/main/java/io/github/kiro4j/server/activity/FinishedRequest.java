package io.github.kiro4j.server.activity;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request that has ended.
///
/// @param route such as `/v1/messages`
/// @param subject null when the request could not be understood
/// @param status the HTTP status that the client saw; 200 also for a stream that ended in an error
/// @param errorType the error that the client was told, such as `rate_limit_error`
/// @param cause what went wrong upstream, such as `RateLimited`; null when nothing did
/// @param untilFirstEvent from the beginning to the upstream's first event; null when none came
/// @param total from the beginning to the end
/// @param sends the credentials that it was sent with, in order, with repetitions
/// @param credits what the upstream charged
public record FinishedRequest(
    String id,
    String route,
    Instant begun,
    @Nullable Subject subject,
    RequestOutcome outcome,
    int status,
    @Nullable String errorType,
    @Nullable String cause,
    @Nullable Duration untilFirstEvent,
    Duration total,
    List<Long> sends,
    Usage usage,
    double credits,
    @Nullable StopReason stopReason) {

  /// The one that answered, or was tried last.
  public Optional<Long> credential() {
    return sends.isEmpty() ? Optional.empty() : Optional.of(sends.getLast());
  }
}
