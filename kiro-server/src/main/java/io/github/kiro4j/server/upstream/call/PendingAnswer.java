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

/// The answer to a request that is under way upstream. A thread of its own sends the request and
/// waits for the first event, so that the client's thread can stop waiting in order to send the
/// client a ping.
public final class PendingAnswer implements Closeable {

  private final Cancellation cancellation;
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
      Cancellation cancellation, Callable<EventStream> open, Duration firstEventTimeout) {
    this.cancellation = cancellation;
    this.opening = new Opening(open);
    this.firstEventTimeout = firstEventTimeout;
    Thread.ofVirtual().name("upstream").start(opening);
  }

  /// Waits until the answer has begun or failed, but no longer than the given time.
  ///
  /// @return whether the answer has begun or failed
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

  /// Waits for the first event.
  ///
  /// @return the answer, from its first event on
  /// @throws UpstreamFailureException if there is no answer, or none in time
  public EventStream events() throws UpstreamFailureException, InterruptedException {
    try {
      return opening.get(remaining(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      TimedOut tooLate = new TimedOut(Phase.FIRST_EVENT);
      cancellation.abort(tooLate);
      throw new UpstreamFailureException(tooLate, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpstreamFailureException failure) {
        throw failure;
      }
      throw new IllegalStateException("the upstream call failed unexpectedly", e.getCause());
    }
  }

  /// Aborts sending and reading at once. Any thread may call this method.
  public void abort() {
    cancellation.abort();
  }

  /// Ends the call, and aborts sending and reading if they are still under way.
  @Override
  public void close() {
    closed = true;
    cancellation.finish();
    if (opening.state() == State.SUCCESS) {
      opening.resultNow().close();
    } else {
      cancellation.abort();
    }
  }

  private long remaining() {
    return Math.max(0, firstEventTimeout.toNanos() - (System.nanoTime() - started));
  }
}
