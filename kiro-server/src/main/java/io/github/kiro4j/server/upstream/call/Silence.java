package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import java.io.Closeable;
import java.util.function.Consumer;

/// How long a call has waited for the upstream. One thread waits; another one checks.
final class Silence implements Closeable {

  private static final long NOT_WAITING = 0;

  private final Runnable end;
  private final Consumer<Silence> forget;
  private volatile long waitingSince = NOT_WAITING;
  private volatile boolean tooLong;

  Silence(Runnable end, Consumer<Silence> forget) {
    this.end = end;
    this.forget = forget;
  }

  /// Begins to wait for bytes.
  void begin() {
    // 0 has a meaning of its own, and one nanosecond has none.
    waitingSince = System.nanoTime() | 1;
  }

  /// The bytes have come, or the call has failed.
  void interrupted() {
    waitingSince = NOT_WAITING;
  }

  void endIfLongerThan(long nanos) {
    long since = waitingSince;
    if (since != NOT_WAITING && System.nanoTime() - since > nanos) {
      tooLong = true;
      end.run();
    }
  }

  /// The failure of a call whose connection broke.
  UpstreamFailure failureOr(UpstreamFailure seen) {
    return tooLong ? new TimedOut(Phase.IDLE) : seen;
  }

  @Override
  public void close() {
    forget.accept(this);
  }
}
