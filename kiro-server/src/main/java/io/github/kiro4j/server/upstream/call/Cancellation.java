package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import io.github.kiro4j.server.time.Sleeper;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/// Aborts what one client request does upstream: at any time, from any thread, while an HTTP
/// request is being sent or answered, or while the next attempt is waited for.
public final class Cancellation {

  private @Nullable Future<?> timeout;
  private @Nullable Cancellable current;
  private @Nullable UpstreamFailure reason;
  private @Nullable Thread sleeping;
  private boolean aborted;

  /// A cancellation without a time limit.
  public Cancellation() {}

  /// A cancellation that aborts by itself after the given time.
  public static Cancellation after(Duration limit, ScheduledExecutorService timer) {
    Cancellation cancellation = new Cancellation();
    Runnable abort = () -> cancellation.abort(new TimedOut(Phase.TOTAL));
    cancellation.timeout = timer.schedule(abort, limit.toMillis(), TimeUnit.MILLISECONDS);
    return cancellation;
  }

  /// Names the HTTP request that an abort cancels.
  public synchronized void begin(Cancellable request) {
    current = request;
    if (aborted) {
      request.cancel();
    }
  }

  /// Cancels the current HTTP request and every one that begins later; a thread that reads from one
  /// fails.
  public synchronized void abort() {
    aborted = true;
    if (current != null) {
      current.cancel();
    }
    if (sleeping != null) {
      sleeping.interrupt();
    }
  }

  /// Aborts, and gives the failure that reading threads shall report.
  synchronized void abort(UpstreamFailure failure) {
    if (reason == null) {
      reason = failure;
    }
    abort();
  }

  /// Sleeps for the given time, or until the abort. An abort interrupts nothing but this sleep: a
  /// token that is being refreshed would be lost.
  public void sleep(Duration time, Sleeper sleeper) throws InterruptedException {
    if (!beginSleep()) {
      return;
    }
    try {
      sleeper.sleep(time);
    } catch (InterruptedException e) {
      if (!isAborted()) {
        throw e;
      }
    } finally {
      endSleep();
    }
  }

  private synchronized boolean beginSleep() {
    sleeping = aborted ? null : Thread.currentThread();
    return !aborted;
  }

  /// An abort may have interrupted the thread after it slept.
  private synchronized void endSleep() {
    sleeping = null;
    if (aborted) {
      Thread.interrupted();
    }
  }

  public synchronized boolean isAborted() {
    return aborted;
  }

  /// The reason of the abort, else the failure that the reading thread saw.
  public synchronized UpstreamFailure reasonOr(UpstreamFailure seen) {
    return reason == null ? seen : reason;
  }

  /// Ends the time limit.
  public void finish() {
    if (timeout != null) {
      timeout.cancel(false);
    }
  }
}
