package io.github.kiro4j.simulator.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The one thing that all waiting answers wait for beside their time: the end of the simulator.
public final class Shutdown {

  /// How soon a client's leaving is noticed while nothing is being written.
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final CountDownLatch begun = new CountDownLatch(1);

  public void begin() {
    begun.countDown();
  }

  boolean hasBegun() {
    return begun.getCount() == 0;
  }

  /// Waits for that long, or until the client has left.
  ///
  /// @throws InterruptedException when the simulator is closed meanwhile
  void pause(Duration duration, BooleanSupplier clientLeft) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    long left = duration.toNanos();
    while (left > 0 && !(left > LOOK_NANOS && clientLeft.getAsBoolean())) {
      awaitShutdown(Math.min(left, LOOK_NANOS));
      left = end - System.nanoTime();
    }
  }

  /// Waits until the client has left.
  ///
  /// @throws InterruptedException when the simulator is closed meanwhile
  void awaitDeparture(BooleanSupplier clientLeft) throws InterruptedException {
    while (!clientLeft.getAsBoolean()) {
      awaitShutdown(LOOK_NANOS);
    }
  }

  private void awaitShutdown(long nanos) throws InterruptedException {
    if (begun.await(nanos, TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the simulator is being closed");
    }
  }
}
