package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A request that is under way upstream. A thread of its own sends it and waits for the first
/// event, so that the client's thread can stop waiting when it must tell the client something.
public final class PendingAnswer implements Closeable {

  private final Cancellation exchange;
  private final Opening opening;
  private final Duration firstEventTimeout;
  private final long started = System.nanoTime();
  private volatile boolean closed;

  /// Closes an answer that comes after the call was closed.
  private final class Opening extends FutureTask<EventStream> {
    Opening(Callable<EventStream> open) {
      super(open);
    }

    @Override
    protected void done() {
      if (closed && state() == State.SUCCESS) {
        resultNow().close();
      }
    }
  }

  public PendingAnswer(
      Cancellation exchange, Callable<EventStream> open, Duration firstEventTimeout) {
    this.exchange = exchange;
    this.opening = new Opening(open);
    this.firstEventTimeout = firstEventTimeout;
    Thread.ofVirtual().name("upstream").start(opening);
  }

  /// Waits until the answer has begun or failed, but no longer than that.
  ///
  /// @return whether it has
  public boolean decidedWithin(Duration time) throws InterruptedException {
    try {
      opening.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException _) {
      return true;
    } catch (TimeoutException _) {
      return false;
    }
  }

  /// The answer, from its first event on. Waits for it.
  ///
  /// @throws UpstreamFailureException if there is none, or not in time
  public EventStream events() throws UpstreamFailureException, InterruptedException {
    try {
      return opening.get(remaining(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      TimedOut tooLate = new TimedOut(Phase.FIRST_EVENT);
      exchange.abort(tooLate);
      throw new UpstreamFailureException(tooLate, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpstreamFailureException failure) {
        throw failure;
      }
      throw new IllegalStateException("the upstream call broke down", e.getCause());
    }
  }

  /// Breaks off at once what is under way. Any thread may call it.
  public void abort() {
    exchange.abort();
  }

  /// Ends the call: whatever is still under way is broken off.
  @Override
  public void close() {
    closed = true;
    exchange.finish();
    if (opening.state() == State.SUCCESS) {
      opening.resultNow().close();
    } else {
      exchange.abort();
    }
  }

  private long remaining() {
    return Math.max(0, firstEventTimeout.toNanos() - (System.nanoTime() - started));
  }
}
