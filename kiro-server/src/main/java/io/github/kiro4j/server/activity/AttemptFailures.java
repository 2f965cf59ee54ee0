package io.github.kiro4j.server.activity;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The last failed attempt with each credential since the start of the gateway. Safe for use by
/// many threads.
public final class AttemptFailures {

  private final Map<Long, Failure> failures = new ConcurrentHashMap<>();

  /// A failed attempt.
  ///
  /// @param at when the attempt failed
  /// @param cause such as `RateLimited`
  /// @param endpoint the name of the endpoint
  public record Failure(Instant at, String cause, String endpoint) {

    private Failure later(Failure other) {
      return other.at.isBefore(at) ? this : other;
    }
  }

  /// The last failed attempt with a credential; empty without one.
  public Optional<Failure> of(long credential) {
    return Optional.ofNullable(failures.get(credential));
  }

  /// Records the failed attempts of a request that has ended.
  public void add(FinishedRequest request) {
    request.attempts().latest().forEach(attempt -> add(request.startedAt(), attempt));
  }

  private void add(Instant arrival, Attempt attempt) {
    if (attempt.failure() != null && attempt.duration() != null) {
      Failure failure =
          new Failure(
              arrival.plus(attempt.start()).plus(attempt.duration()),
              attempt.failure(),
              attempt.route().endpoint().label());
      failures.merge(attempt.credential(), failure, Failure::later);
    }
  }
}
