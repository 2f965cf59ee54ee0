package io.github.kiro4j.server.upstream.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// Bounds how much the gateway multiplies an outage: within any minute, retries are at most a fifth
/// of the requests that came in, plus a floor for times with few requests. Counts in buckets of a
/// second. Safe for use by many threads.
final class RetryBudget {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final double SHARE = 0.2;

  private static final class Bucket {
    private final long second;
    private int requests;
    private int retries;

    private Bucket(long second) {
      this.second = second;
    }
  }

  private final int floor;
  private final InstantSource clock;
  private final Deque<Bucket> buckets = new ArrayDeque<>();
  private int requests;
  private int retries;

  /// @param floor retries in a minute that are always allowed
  RetryBudget(int floor, InstantSource clock) {
    this.floor = floor;
    this.clock = clock;
  }

  /// A request came in.
  synchronized void request() {
    now().requests++;
    requests++;
  }

  /// Asks for a retry.
  ///
  /// @return whether there may be one; it is counted then
  synchronized boolean retry() {
    Bucket bucket = now();
    if (retries + 1 > floor + SHARE * requests) {
      return false;
    }
    bucket.retries++;
    retries++;
    return true;
  }

  private Bucket now() {
    Instant now = clock.instant();
    long oldest = now.minus(WINDOW).getEpochSecond();
    while (!buckets.isEmpty() && buckets.getFirst().second <= oldest) {
      Bucket gone = buckets.removeFirst();
      requests -= gone.requests;
      retries -= gone.retries;
    }
    if (buckets.isEmpty() || buckets.getLast().second < now.getEpochSecond()) {
      buckets.addLast(new Bucket(now.getEpochSecond()));
    }
    return buckets.getLast();
  }
}
