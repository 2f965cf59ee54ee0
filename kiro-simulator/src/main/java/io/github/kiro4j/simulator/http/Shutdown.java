package io.github.kiro4j.simulator.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The shutdown of the simulator, for which all waiting responses wait beside their own pauses.
/// Thread-safe.
public final class Shutdown {

  /// Interval of the checks whether the client has closed the connection while nothing is written.
  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final CountDownLatch begun = new CountDownLatch(1);

  /// Begins the shutdown, which ends all waits.
  public void begin() {
    begun.countDown();
  }

  boolean hasBegun() {
    return begun.getCount() == 0;
  }

  /// Waits for a duration, or until the client has closed the connection.
  ///
  /// @throws InterruptedException if the simulator is closed
  void pause(Duration duration, BooleanSupplier clientLeft) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    long left = duration.toNanos();
    while (left > 0 && !(left > CHECK_NANOS && clientLeft.getAsBoolean())) {
      awaitShutdown(Math.min(left, CHECK_NANOS));
      left = end - System.nanoTime();
    }
  }

  /// Waits until the client has closed the connection.
  ///
  /// @throws InterruptedException if the simulator is closed
  void awaitDeparture(BooleanSupplier clientLeft) throws InterruptedException {
    while (!clientLeft.getAsBoolean()) {
      awaitShutdown(CHECK_NANOS);
    }
  }

  private void awaitShutdown(long nanos) throws InterruptedException {
    if (begun.await(nanos, TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the simulator is being closed");
    }
  }
}
