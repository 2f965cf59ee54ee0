package io.github.kiro4j.server.time;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs one check for each of many streams at the same interval. A scheduled task for each stream
/// would wake the timer's thread thousands of times a second. Safe for use by many threads.
///
/// @param <T> what is checked, by identity
public final class Sweep<T> {

  private final Set<T> members = ConcurrentHashMap.newKeySet();

  /// Starts to sweep until the timer is shut down.
  ///
  /// @param check neither blocks nor throws
  public Sweep(Duration interval, ScheduledExecutorService timer, Consumer<T> check) {
    long nanos = interval.toNanos();
    Future<?> _ =
        timer.scheduleWithFixedDelay(
            () -> members.forEach(check), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  /// Checks the member from now on.
  public void add(T member) {
    members.add(member);
  }

  /// Ends the checks of the member; one that runs is not waited for.
  public void remove(T member) {
    members.remove(member);
  }
}
