package io.github.kiro4j.server.http.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Limits how fast wrong keys may come, from each source and from all sources together: so many at
/// once, then one after each interval. Right keys are not counted. Safe for use by many threads.
public final class WrongKeys {

  private static final RateLimiterConfig PER_SOURCE = config(10, Duration.ofSeconds(6));
  private static final RateLimiterConfig IN_ALL = config(100, Duration.ofMillis(600));

  /// More than [#IN_ALL] admits within the minute after which a source is forgotten.
  private static final int SOURCES = 10_000;

  private final InstantSource clock;
  private final AtomicRateLimiter all;
  private final Cache<String, AtomicRateLimiter> sources =
      Caffeine.newBuilder().maximumSize(SOURCES).executor(Runnable::run).build();

  /// @param name of the limiter of all sources together, for metrics
  public WrongKeys(String name, InstantSource clock) {
    this.clock = clock;
    this.all = limiter(name, IN_ALL);
  }

  /// One permit for each interval, and the other permits of the burst as reservations: a limiter
  /// that had the whole burst as its limit would grant it all again at the end of a period.
  private static RateLimiterConfig config(int burst, Duration interval) {
    return RateLimiterConfig.custom()
        .limitForPeriod(1)
        .limitRefreshPeriod(interval)
        .timeoutDuration(interval.multipliedBy(burst - 1L))
        .build();
  }

  private AtomicRateLimiter limiter(String name, RateLimiterConfig config) {
    return new AtomicRateLimiter(
        name, config, () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
  }

  /// The limiter of all sources together, for metrics.
  public RateLimiter limiter() {
    return all;
  }

  /// Counts a wrong key.
  ///
  /// @return how long to wait before the next one; empty while they do not come too fast
  public synchronized Optional<Duration> count(String source) {
    String network = network(source);
    AtomicRateLimiter known = sources.getIfPresent(network);
    Duration excess = longer(known == null ? Duration.ZERO : excess(known), excess(all));
    if (excess.isPositive()) {
      return Optional.of(excess);
    }
    sources.get(network, name -> limiter(name, PER_SOURCE)).reservePermission();
    all.reservePermission();
    return Optional.empty();
  }

  /// How long until the limiter would grant a reservation.
  private static Duration excess(AtomicRateLimiter limiter) {
    long wait = limiter.getDetailedMetrics().getNanosToWait();
    return Duration.ofNanos(wait).minus(limiter.getRateLimiterConfig().getTimeoutDuration());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /// The network of an IPv6 address: whoever has one address has the 2^64 around it.
  private static String network(String source) {
    String[] groups = source.split(":", -1);
    return groups.length < 5
        ? source
        : String.join(":", groups[0], groups[1], groups[2], groups[3]);
  }
}
