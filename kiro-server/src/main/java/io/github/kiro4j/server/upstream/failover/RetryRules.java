package io.github.kiro4j.server.upstream.failover;

import io.github.kiro4j.server.time.Sleeper;
import io.github.kiro4j.server.upstream.failover.FailoverDecision.Patience;
import io.github.kiro4j.server.upstream.failover.SendFailedException.Next;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The limits that all requests share: attempts per credential and per request, waits between them,
/// the time within which a request is retried, and the retry budget of the whole process.
///
/// Two Resilience4j retries count the attempts and decide about the next one; their events are
/// logged at DEBUG.
public final class RetryRules {

  private static final Logger LOG = LoggerFactory.getLogger(RetryRules.class);

  private static final int ATTEMPTS_PER_CREDENTIAL = 3;
  private static final int ATTEMPTS_PER_REQUEST = 9;
  private static final long NO_RETRY = -1;

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
  private final Retry perRequest;
  private final Retry perCredential;

  /// @param within a request is retried no later than this time after it came in
  /// @param floor retries in a minute that are always allowed
  public RetryRules(
      Duration within, int floor, InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    this.within = within;
    this.budget = new RetryBudget(floor, clock);
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    this.perRequest =
        logged(
            Retry.of(
                "upstream-request",
                RetryConfig.custom()
                    .maxAttempts(ATTEMPTS_PER_REQUEST)
                    .retryOnException(RetryRules::mayBeRetried)
                    .intervalBiFunction(this::interval)
                    .build()));
    this.perCredential =
        logged(
            Retry.of(
                "upstream-credential",
                RetryConfig.custom()
                    .maxAttempts(ATTEMPTS_PER_CREDENTIAL)
                    .intervalFunction(_ -> 0L)
                    .build()));
  }

  private static Retry logged(Retry retry) {
    retry.getEventPublisher().onEvent(event -> LOG.debug("{}", event));
    return retry;
  }

  /// What decides about retries, for metrics: attempts by request, and by request and credential.
  public List<Retry> retries() {
    return List.of(perRequest, perCredential);
  }

  public InstantSource clock() {
    return clock;
  }

  Sleeper sleeper() {
    return sleeper;
  }

  /// Counts the attempts of a request that came in now.
  RequestAttempts begin() {
    budget.request();
    return new RequestAttempts(perRequest, perCredential, clock.instant().plus(within));
  }

  private static boolean mayBeRetried(Throwable failure) {
    return failure instanceof SendFailedException failed && failed.next().isPresent();
  }

  /// Milliseconds until the next attempt, or [#NO_RETRY].
  private long interval(int attempt, Either<Throwable, Object> outcome) {
    return outcome.getLeft() instanceof SendFailedException failed
        ? failed.next().map(next -> interval(attempt, failed.retryAfter(), next)).orElse(NO_RETRY)
        : NO_RETRY;
  }

  /// The upstream's `Retry-After` does not delay an attempt with another credential when the first
  /// one cools down.
  private long interval(int attempt, Duration retryAfter, Next next) {
    boolean sameCause = next.patience() != Patience.NONE;
    long own = wait(next.patience(), attempt);
    long wait = sameCause ? Math.max(own, retryAfter.toMillis()) : own;
    boolean inTime = !clock.instant().plusMillis(wait).isAfter(next.deadline());
    return inTime && (!sameCause || budget.retry()) ? wait : NO_RETRY;
  }

  private long wait(Patience patience, int attempt) {
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
