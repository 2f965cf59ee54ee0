package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import io.github.kiro4j.server.logging.RequestContext;
import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future.State;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The answer to a request that is under way upstream. A thread of its own sends the request and
/// waits for the first event, so that the client's thread can stop waiting: in order to send the
/// client a ping, or because the client has left while a token is being refreshed, which nothing
/// aborts.
public final class PendingAnswer implements Closeable {

  private final Cancellation cancellation;
  private final CompletableFuture<EventStream> opening = new CompletableFuture<>();
  private final Duration firstEventTimeout;
  private final long started = System.nanoTime();

  public PendingAnswer(
      Cancellation cancellation, Callable<EventStream> open, Duration firstEventTimeout) {
    this.cancellation = cancellation;
    this.firstEventTimeout = firstEventTimeout;
    Thread.ofVirtual().name("upstream").start(RequestContext.carried(() -> run(open)));
  }

  /// Closes an answer that comes after the call was aborted.
  private void run(Callable<EventStream> open) {
    try {
      EventStream events = open.call();
      if (!opening.complete(events)) {
        events.close();
      }
    } catch (Exception | Error e) {
      opening.completeExceptionally(e);
    }
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

  /// Aborts sending, reading and waiting at once. Any thread may call this method.
  public void abort() {
    cancellation.abort();
    opening.completeExceptionally(
        new UpstreamFailureException(cancellation.reasonOr(new Network())));
  }

  /// Ends the call, and aborts sending and reading if they are still under way.
  @Override
  public void close() {
    cancellation.finish();
    if (opening.state() != State.SUCCESS) {
      abort();
    }
    if (opening.state() == State.SUCCESS) {
      opening.resultNow().close();
    }
  }

  private long remaining() {
    return Math.max(0, firstEventTimeout.toNanos() - (System.nanoTime() - started));
  }
}
