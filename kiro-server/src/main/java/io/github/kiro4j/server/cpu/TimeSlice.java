package io.github.kiro4j.server.cpu;

/// The time after which a virtual thread lets others have its core, in a loop that may never wait.
/// Nothing else takes a core from a virtual thread, so that a client or an upstream which sends
/// without a pause would stop all other requests. Used by one thread.
public final class TimeSlice {

  private static final long SLICE_NANOS = 200_000;

  /// A step that took this long has probably waited.
  private static final long WAITED_NANOS = 20_000;

  private long since = System.nanoTime();

  /// Ends a step that may have waited.
  ///
  /// @param began when the step began, by [System#nanoTime()]
  public void endStep(long began) {
    long now = System.nanoTime();
    if (now - began > WAITED_NANOS) {
      since = now;
    } else {
      yieldIfUsedUp(now);
    }
  }

  /// Ends a step of computation.
  public void endStep() {
    yieldIfUsedUp(System.nanoTime());
  }

  // The scheduler of virtual threads lets all others run first that can run.
  @SuppressWarnings("ThreadPriorityCheck")
  private void yieldIfUsedUp(long now) {
    if (now - since > SLICE_NANOS) {
      Thread.yield();
      since = System.nanoTime();
    }
  }
}
