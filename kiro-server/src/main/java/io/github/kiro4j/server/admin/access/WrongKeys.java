package io.github.kiro4j.server.admin.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How fast wrong keys may come: so many at once, then one now and then; from each source, and from
/// all of them together. Right keys are none of its business. Safe for use by many threads.
public final class WrongKeys {

  private static final Rate PER_SOURCE = new Rate(10, Duration.ofSeconds(6));
  private static final Rate IN_ALL = new Rate(100, Duration.ofMillis(600));
  private static final int SOURCES = 10_000;

  /// @param burst how many may come at once
  /// @param interval after which another one may come
  private record Rate(int burst, Duration interval) {

    /// The end of the time that is used up, were one more to come now.
    Instant after(Instant usedUntil, Instant now) {
      return (usedUntil.isAfter(now) ? usedUntil : now).plus(interval);
    }

    Duration excess(Instant usedUntil, Instant now) {
      return Duration.between(now.plus(interval.multipliedBy(burst)), usedUntil);
    }
  }

  private final InstantSource clock;
  private Instant allUsedUntil = Instant.MIN;
  private final Map<String, Instant> usedUntil =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > SOURCES;
        }
      };

  public WrongKeys(InstantSource clock) {
    this.clock = clock;
  }

  /// Counts one that came.
  ///
  /// @return how long to wait with the next one; empty while it is not too fast
  synchronized Optional<Duration> count(String source) {
    Instant now = clock.instant();
    Instant nextOfSource =
        PER_SOURCE.after(usedUntil.getOrDefault(network(source), Instant.MIN), now);
    Instant nextOfAll = IN_ALL.after(allUsedUntil, now);
    Duration excess = longer(PER_SOURCE.excess(nextOfSource, now), IN_ALL.excess(nextOfAll, now));
    if (excess.isPositive()) {
      return Optional.of(excess);
    }
    usedUntil.put(network(source), nextOfSource);
    allUsedUntil = nextOfAll;
    return Optional.empty();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /// Whoever has one IPv6 address has the 2^64 around it.
  private static String network(String source) {
    String[] groups = source.split(":", -1);
    return groups.length < 5
        ? source
        : String.join(":", groups[0], groups[1], groups[2], groups[3]);
  }
}
