package io.github.kiro4j.server.entry;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// How fast a client sends the body of one request. Only the time in which the gateway waits for
/// the client counts: a gateway that is busy does not make its clients slow. The body has one
/// reader at a time.
final class BodyPace {

  /// Rate below which a body is no longer read.
  private static final long BYTES_PER_SECOND = 100;

  /// Time for which the gateway waits for a body whatever its rate is.
  private static final long TOLERATED_SECONDS = 5;

  private final LongSupplier nanoTime;
  private long bytes;
  private long waitedNanos;
  private long waitingSince;

  /// @param nanoTime as of [System#nanoTime]
  BodyPace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Bytes of the body were read.
  void received(int count) {
    bytes += count;
  }

  /// Everything that has arrived was read, and the gateway begins to wait.
  void beginWait() {
    waitingSince = nanoTime.getAsLong();
  }

  /// The gateway waits no longer.
  void endWait() {
    waitedNanos += nanoTime.getAsLong() - waitingSince;
  }

  /// Whether the client has sent less than it had time for.
  boolean tooSlow() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(waitedNanos);
    return seconds >= TOLERATED_SECONDS && bytes < seconds * BYTES_PER_SECOND;
  }
}
