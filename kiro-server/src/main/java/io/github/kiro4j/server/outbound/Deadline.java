package io.github.kiro4j.server.outbound;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/// Cancels a call that takes too long, whatever it waits for.
public final class Deadline implements Closeable {

  private final Future<?> timer;
  private @Nullable Cancellable call;
  private boolean over;

  /// Starts the time.
  ///
  /// @param timeout none is left if it is not positive
  public Deadline(Duration timeout, ScheduledExecutorService timer) {
    this.timer = timer.schedule(this::expire, timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Names the call that is cancelled when the time is over.
  public synchronized void applyTo(Cancellable started) {
    call = started;
    if (over) {
      started.cancel();
    }
  }

  private synchronized void expire() {
    over = true;
    if (call != null) {
      call.cancel();
    }
  }

  /// Whether the time is over.
  public synchronized boolean isOver() {
    return over;
  }

  @Override
  public void close() {
    timer.cancel(false);
  }
}
