package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.server.time.Sweep;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends the calls whose upstream sends nothing for too long. One check for all streams takes the
/// place of a timeout at each read, which on a virtual thread schedules and cancels a task for each
/// event. Safe for use by many threads.
public final class SilenceWatch {

  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

  /// Share of the idle timeout by which a call may end too late.
  private static final int PRECISION = 20;

  private final long idleNanos;
  private final Sweep<Silence> calls;

  /// @param idleTimeout longest time between two bytes
  public SilenceWatch(Duration idleTimeout, ScheduledExecutorService timer) {
    this.idleNanos = idleTimeout.toNanos();
    long interval = Math.min(idleNanos / PRECISION, LONGEST_INTERVAL.toNanos());
    Duration checked = Duration.ofNanos(Math.max(interval, TimeUnit.MILLISECONDS.toNanos(1)));
    this.calls = new Sweep<>(checked, timer, this::check);
  }

  private void check(Silence call) {
    call.endIfLongerThan(idleNanos);
  }

  /// Watches a call from now on.
  ///
  /// @param end ends the call; a thread that reads from its connection fails
  Silence watch(Runnable end) {
    Silence silence = new Silence(end, calls::remove);
    calls.add(silence);
    return silence;
  }
}
