package io.github.kiro4j.server.credentials.health;

import io.github.kiro4j.server.credentials.RequestLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Keeps the requests with one credential within the limits that the operator sets, and counts the
/// requests under way. Checking the limits and taking a slot are one step. The limits hold within
/// this process. Safe for use by many threads.
public final class RequestLimiter {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Supplier<RequestLimits> limits;
  private final InstantSource clock;

  /// When the requests of the last minute were sent; empty without a limit per minute.
  private final Deque<Instant> sent = new ArrayDeque<>();

  private int inFlight;
  private Instant lastBegun = Instant.MIN;

  /// A limit that keeps further requests from being sent.
  ///
  /// @param limit the number of requests
  /// @param since when the last request began
  /// @param until when a request may be sent; null if that depends on the end of another request
  public record Reached(Kind kind, int limit, Instant since, @Nullable Instant until) {

    /// For the log and for operators.
    public String sentence() {
      return switch (kind) {
        case REQUESTS_PER_MINUTE -> "at its limit until " + until + ": " + limit + " per minute";
        case MAX_CONCURRENCY -> "at its limit: " + limit + " at the same time";
      };
    }
  }

  /// The limits in effect.
  ///
  /// @param requestsPerMinute 0 for no limit
  /// @param sentThisMinute requests of the last minute; 0 without a limit per minute
  /// @param maxConcurrency 0 for no limit
  public record InEffect(int requestsPerMinute, int sentThisMinute, int maxConcurrency) {}

  /// Which limit. The names stand in the admin API.
  public enum Kind {
    REQUESTS_PER_MINUTE,
    MAX_CONCURRENCY
  }

  /// @param limits the limits in effect, which may change at any time
  public RequestLimiter(Supplier<RequestLimits> limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /// Begins a request, unless a limit is reached.
  ///
  /// @return whether the request may be sent; [#end] must end it then
  public synchronized boolean begin() {
    if (reached().isPresent()) {
      return false;
    }
    inFlight++;
    lastBegun = clock.instant();
    count();
    return true;
  }

  /// Sends a request under way once more, unless the limit per minute is reached.
  ///
  /// @return whether the request may be sent
  public synchronized boolean retry() {
    if (reachedPerMinute().isPresent()) {
      return false;
    }
    count();
    return true;
  }

  /// A request was sent that no limit holds back, but that the limit per minute counts.
  public synchronized void count() {
    if (perMinute() > 0) {
      sent.addLast(clock.instant());
    }
  }

  public synchronized void end() {
    inFlight--;
  }

  /// How many requests are under way.
  public synchronized int inFlight() {
    return inFlight;
  }

  /// The limit that keeps requests from beginning now.
  public synchronized Optional<Reached> reached() {
    return reachedPerMinute().or(this::reachedAtOnce);
  }

  /// The limits in effect, and what counts for them.
  public synchronized InEffect inEffect() {
    reachedPerMinute();
    return new InEffect(perMinute(), sent.size(), orNone(limits.get().maxConcurrency()));
  }

  private Optional<Reached> reachedPerMinute() {
    int limit = perMinute();
    if (limit == 0) {
      sent.clear();
      return Optional.empty();
    }
    forgetOlder(clock.instant().minus(WINDOW));
    return sent.size() < limit ? Optional.empty() : Optional.of(reachedPerMinute(limit));
  }

  /// Requests that no limit holds back may have gone beyond the limit.
  private Reached reachedPerMinute(int limit) {
    Instant leaving = sent.stream().skip(sent.size() - limit).findFirst().orElseThrow();
    return new Reached(Kind.REQUESTS_PER_MINUTE, limit, sent.getLast(), leaving.plus(WINDOW));
  }

  private void forgetOlder(Instant time) {
    while (!sent.isEmpty() && !sent.getFirst().isAfter(time)) {
      sent.removeFirst();
    }
  }

  private Optional<Reached> reachedAtOnce() {
    int limit = orNone(limits.get().maxConcurrency());
    return limit > 0 && inFlight >= limit
        ? Optional.of(new Reached(Kind.MAX_CONCURRENCY, limit, lastBegun, null))
        : Optional.empty();
  }

  private int perMinute() {
    return orNone(limits.get().requestsPerMinute());
  }

  private static int orNone(@Nullable Integer limit) {
    return Objects.requireNonNullElse(limit, 0);
  }
}
