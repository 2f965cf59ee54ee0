package io.github.kiro4j.server.entry;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// Reads what is left of a request's body after the response, so that a client that is still
/// writing receives the response and not a reset, and so that its next request on the connection is
/// not lost. The bytes are read as they come from the network; nothing is inflated.
///
/// A body is read to a limit in bytes and in time, then the connection closes. The response says
/// `Connection: close` unless the rest of the body is known to be short.
final class UnreadBodies extends Handler.Wrapper {

  private final Limits trusted;

  /// @param keptBytes longest rest of a body after which the connection is used again
  /// @param bytes most that is read of a body and discarded
  /// @param millis longest time for which a body is read and discarded
  private record Limits(long keptBytes, long bytes, long millis) {

    /// For callers without a right key. The bytes are what a client has usually sent before it
    /// looks at the response.
    static final Limits UNAUTHENTICATED = new Limits(64L << 10, 4L << 20, 2_000);
  }

  /// @param maxRequestBytes length of a body that is read to its end for a caller with a right key
  UnreadBodies(long maxRequestBytes) {
    this.trusted = new Limits(maxRequestBytes, maxRequestBytes, 10_000);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    RawBody body = new RawBody(request);
    Answer answer = new Answer(body, response);
    return super.handle(body, answer, new AfterAnswer(callback, body, answer));
  }

  private Limits limits(RawBody body) {
    return body.trusted() ? trusted : Limits.UNAUTHENTICATED;
  }

  /// The response, which announces the end of the connection.
  private final class Answer extends Response.Wrapper {

    private final RawBody body;
    private boolean begun;
    private boolean ended;

    Answer(RawBody body, Response response) {
      super(body, response);
      this.body = body;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      if (!begun) {
        begun = true;
        announce(getHeaders());
      }
      ended |= last;
      super.write(last, content, callback);
    }

    private void announce(HttpFields.Mutable headers) {
      if (!body.ended()) {
        body.discard();
        if (!endsSoon()) {
          headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        }
      }
    }

    private boolean endsSoon() {
      if (body.withheld()) {
        return false;
      }
      return body.remaining() >= 0
          ? body.remaining() <= limits(body).keptBytes()
          : hasEnded(limits(body).keptBytes());
    }

    /// Reads what has arrived of a body of unknown length.
    private boolean hasEnded(long most) {
      long count = 0;
      while (count <= most) {
        Content.Chunk chunk = body.readRaw();
        if (chunk == null || chunk.isLast()) {
          return chunk != null && !Content.Chunk.isFailure(chunk);
        }
        count += chunk.remaining();
        chunk.release();
      }
      return false;
    }
  }

  /// Ends the exchange when the body has ended, too.
  private final class AfterAnswer extends Callback.Nested {

    private final RawBody body;
    private final Answer answer;

    AfterAnswer(Callback callback, RawBody body, Answer answer) {
      super(callback);
      this.body = body;
      this.answer = answer;
    }

    @Override
    public void succeeded() {
      if (body.ended() || body.withheld()) {
        super.succeeded();
      } else if (answer.ended) {
        drain();
      } else {
        answer.write(true, BufferUtil.EMPTY_BUFFER, Callback.from(this::drain, super::failed));
      }
    }

    private void drain() {
      if (body.ended()) {
        super.succeeded();
      } else {
        new Drain(body, getCallback(), limits(body)).run();
      }
    }
  }

  /// Reads a body and discards it.
  private static final class Drain implements Invocable.Task {

    private final RawBody body;
    private final Callback callback;
    private final Scheduler.Task timeout;
    private final AtomicBoolean done = new AtomicBoolean();
    private long left;

    Drain(RawBody body, Callback callback, Limits limits) {
      this.body = body;
      this.callback = callback;
      this.left = limits.bytes();
      this.timeout =
          body.getComponents()
              .getScheduler()
              .schedule(this::timeOut, limits.millis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
      while (left >= 0 && !body.ended()) {
        Content.Chunk chunk = body.readRaw();
        if (chunk == null) {
          body.demandRaw(this);
          return;
        }
        left -= chunk.remaining();
        chunk.release();
      }
      if (done.compareAndSet(false, true)) {
        timeout.cancel();
        callback.succeeded();
      }
    }

    /// Jetty closes a connection on which a read is pending.
    private void timeOut() {
      if (done.compareAndSet(false, true)) {
        callback.failed(new TimeoutException("the client did not end its request"));
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
