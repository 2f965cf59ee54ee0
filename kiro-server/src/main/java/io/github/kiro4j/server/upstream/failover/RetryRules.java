package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.server.time.Sleeper;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.AgainHere;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.OtherCredential;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Patience;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Stop;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The limits that all requests share: sends per request, waits between them, the time within which
/// a request is sent anew, and the budget of the whole process.
public final class RetryRules {

  /// How often a request may be sent in all.
  static final int SENDS_PER_REQUEST = 9;

  private static final Duration SHORT_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_SHORT_WAIT = Duration.ofSeconds(2);
  private static final Duration LONG_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_LONG_WAIT = Duration.ofSeconds(4);

  /// Waits become up to a quarter longer.
  private static final double JITTER = 0.25;

  private final Duration within;
  private final RetryBudget budget;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final Retry sends;

  /// @param within no request is sent anew later than that after it came in
  /// @param floor retries in a minute that are always allowed
  public RetryRules(
      Duration within, int floor, InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    this.within = within;
    this.budget = new RetryBudget(floor, clock);
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    this.sends =
        Retry.of(
            "upstream",
            RetryConfig.custom()
                .maxAttempts(SENDS_PER_REQUEST)
                .retryOnException(failure -> failure instanceof SendFailedException)
                .intervalBiFunction((attempt, outcome) ->
                    outcome.getLeft() instanceof SendFailedException failed
                        ? wait(failed.decision(), attempt)
                        : 0L)
                .build());
  }

  public InstantSource clock() {
    return clock;
  }

  Duration within() {
    return within;
  }

  RetryBudget budget() {
    return budget;
  }

  Sleeper sleeper() {
    return sleeper;
  }

  /// Counts the sends of one request.
  Retry.AsyncContext<Object> begin() {
    return sends.asyncContext();
  }

  private long wait(FailoverDecision decision, int attempt) {
    return switch (decision) {
      case AgainHere(_, Patience patience) -> millis(patience, attempt);
      case OtherCredential(_, Patience patience) -> millis(patience, attempt);
      case Stop _ -> 0;
    };
  }

  private long millis(Patience patience, int attempt) {
    return switch (patience) {
      case NONE -> 0;
      case SHORT -> grown(SHORT_WAIT, LONGEST_SHORT_WAIT, attempt);
      case LONG -> grown(LONG_WAIT, LONGEST_LONG_WAIT, attempt);
    };
  }

  private long grown(Duration first, Duration longest, int attempt) {
    long wait = Math.min(longest.toMillis(), first.toMillis() << Math.clamp(attempt - 1L, 0, 20));
    return wait + (long) (wait * JITTER * random.nextDouble());
  }
}
