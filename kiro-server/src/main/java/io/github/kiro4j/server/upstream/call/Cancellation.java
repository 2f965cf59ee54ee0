package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import io.github.kiro4j.server.time.Sleeper;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.jspecify.annotations.Nullable;

/// What one client request does upstream, seen from outside: it can be aborted at any time, by any
/// thread, while a request is being sent, answered, or sent anew. It aborts itself when it takes
/// longer than any answer may.
public final class Cancellation {

  private final Future<?> overdue;
  private @Nullable HttpPost underWay;
  private @Nullable UpstreamFailure reason;
  private @Nullable Thread pausing;
  private boolean aborted;

  public Cancellation(Duration limit, ScheduledExecutorService timer) {
    this.overdue =
        timer.schedule(
            () -> abort(new TimedOut(Phase.TOTAL)), limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Names the HTTP request that an abort shall break.
  public synchronized void begin(HttpPost request) {
    underWay = request;
    if (aborted) {
      request.cancel();
    }
  }

  /// Breaks what is under way and whatever begins later; a thread that reads from it fails.
  synchronized void abort() {
    aborted = true;
    if (underWay != null) {
      underWay.cancel();
    }
    if (pausing != null) {
      pausing.interrupt();
    }
  }

  /// Lets the time pass, or less of it when this is aborted. Nothing else is interrupted by that: a
  /// token that is being replaced would be lost.
  public void pause(Duration time, Sleeper sleeper) throws InterruptedException {
    if (!beginPause()) {
      return;
    }
    try {
      sleeper.sleep(time);
    } catch (InterruptedException e) {
      if (!isAborted()) {
        throw e;
      }
    } finally {
      endPause();
    }
  }

  private synchronized boolean beginPause() {
    pausing = aborted ? null : Thread.currentThread();
    return !aborted;
  }

  /// An abort may have interrupted the thread after it slept.
  private synchronized void endPause() {
    pausing = null;
    if (aborted) {
      Thread.interrupted();
    }
  }

  /// Aborts, and gives the failure that reading threads shall report.
  synchronized void abort(UpstreamFailure failure) {
    if (reason == null) {
      reason = failure;
    }
    abort();
  }

  public synchronized boolean isAborted() {
    return aborted;
  }

  /// Why this was aborted, else what the reading thread takes it for.
  public synchronized UpstreamFailure reasonOr(UpstreamFailure otherwise) {
    return reason == null ? otherwise : reason;
  }

  /// The time limit no longer applies.
  void finish() {
    overdue.cancel(false);
  }
}
