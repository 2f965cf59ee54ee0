package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.eventstream.EventStreamException;
import io.github.kiro4j.protocol.eventstream.Frame;
import io.github.kiro4j.protocol.eventstream.FrameDecoder;
import io.github.kiro4j.protocol.failure.FailureClassifier;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroEventReader;
import io.github.kiro4j.protocol.kiro.MalformedEventException;
import io.github.kiro4j.protocol.mapping.answer.BodyEnd;
import io.github.kiro4j.server.cpu.TimeSlice;
import io.github.kiro4j.server.credentials.pool.Checkout;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/// An answer of the upstream that is being read by one thread. Any thread may close it.
public final class EventStream implements Closeable {

  private static final int READ_BYTES = 4096;

  /// Most events that are kept while an answer has no content. After more of them, the answer
  /// counts as begun.
  private static final int MAX_READ_AHEAD = 1000;

  private final Cancellation cancellation;
  private final HttpPost request;
  private final Silence silence;
  private final ClassicHttpResponse response;
  private final Dialect dialect;
  private final InputStream body;
  private final FrameDecoder frames = new FrameDecoder();
  private final byte[] buffer = new byte[READ_BYTES];
  private final Deque<KiroEvent> readAhead = new ArrayDeque<>();
  private final TimeSlice slice = new TimeSlice();
  private @Nullable Checkout checkout;
  private boolean ended;
  private boolean closed;

  /// @param silence of the request; closed with this stream
  /// @param dialect of the endpoint that answers
  EventStream(
      Cancellation cancellation,
      HttpPost request,
      Silence silence,
      ClassicHttpResponse response,
      Dialect dialect)
      throws IOException {
    this.cancellation = cancellation;
    this.request = request;
    this.silence = silence;
    this.response = response;
    this.dialect = dialect;
    this.body =
        response.getEntity() == null
            ? InputStream.nullInputStream()
            : response.getEntity().getContent();
  }

  /// The dialect of the endpoint that answers.
  public Dialect dialect() {
    return dialect;
  }

  /// How the body ends, or has ended. HttpClient itself reports a marked end that is missing.
  public BodyEnd bodyEnd() {
    HttpEntity entity = response.getEntity();
    boolean unmarked = entity != null && entity.getContentLength() < 0 && !entity.isChunked();
    return unmarked ? BodyEnd.BY_CLOSE : BodyEnd.MARKED;
  }

  /// Reads on until there is an event that decides what the client gets, or the end. Of the events
  /// that were read, [#next] returns all that have an effect; only these are kept. A second call
  /// returns the same event.
  ///
  /// @return that event; null when the stream ended without one
  @Nullable KiroEvent awaitFirst() throws UpstreamFailureException {
    KiroEvent event = readAhead.peekLast();
    while (event == null ? !ended : !begins(event)) {
      event = available();
      if (event == null) {
        receive();
      } else if (matters(event)) {
        readAhead.add(event);
      }
    }
    return event;
  }

  private boolean begins(KiroEvent event) {
    return decides(event) || readAhead.size() >= MAX_READ_AHEAD;
  }

  private static boolean matters(KiroEvent event) {
    return decides(event) || event instanceof KiroEvent.Statistics;
  }

  /// Whether the stream ends without an event that decides what the client gets.
  public boolean isEmpty() throws UpstreamFailureException {
    return awaitFirst() == null;
  }

  /// Keeps the credential in use until the answer is closed.
  public void keep(Checkout answering) {
    checkout = answering;
  }

  /// The next event; null at the end of the stream.
  ///
  /// @param client flushed before the call waits for the upstream, and only then
  /// @throws IOException if flushing failed
  public @Nullable KiroEvent next(Flushable client) throws UpstreamFailureException, IOException {
    KiroEvent event = readAhead.isEmpty() ? available() : readAhead.poll();
    while (event == null && !ended) {
      client.flush();
      receive();
      event = available();
    }
    return event;
  }

  /// The failure that an event stands for; empty for one that is part of an answer.
  static Optional<UpstreamFailure> failureIn(@Nullable KiroEvent event) {
    return event == null ? Optional.empty() : FailureClassifier.failureIn(event);
  }

  /// The next event of what was received; null when that holds no whole one.
  private @Nullable KiroEvent available() throws UpstreamFailureException {
    try {
      Frame frame = frames.next();
      return frame == null ? null : KiroEventReader.read(frame);
    } catch (EventStreamException e) {
      throw broken(e);
    } catch (MalformedEventException e) {
      throw new UpstreamFailureException(FailureClassifier.classify(e), e);
    }
  }

  private void receive() throws UpstreamFailureException {
    try {
      long began = System.nanoTime();
      int count = read();
      slice.endStep(began);
      if (count < 0) {
        ended = true;
        frames.finish();
      } else {
        frames.feed(buffer, 0, count);
      }
    } catch (EventStreamException e) {
      throw broken(e);
    } catch (IOException e) {
      UpstreamFailure seen = silence.failureOr(new BrokenStream(Damage.CUT));
      throw new UpstreamFailureException(cancellation.reasonOr(seen), e);
    }
  }

  private int read() throws IOException {
    silence.begin();
    try {
      return body.read(buffer);
    } finally {
      silence.interrupted();
    }
  }

  private static UpstreamFailureException broken(EventStreamException e) {
    return new UpstreamFailureException(FailureClassifier.classify(e), e);
  }

  private static boolean decides(KiroEvent event) {
    return switch (event) {
      case KiroEvent.AssistantResponse text -> !text.content().isEmpty();
      case KiroEvent.Content _, KiroEvent.Failure _ -> true;
      case KiroEvent.Statistics _, KiroEvent.InitialResponse _, KiroEvent.Unknown _ -> false;
    };
  }

  /// Returns a connection that was read to its end to the pool, and closes any other: draining the
  /// body would pay for an answer that is not read.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    silence.close();
    if (checkout != null) {
      checkout.close();
    }
    if (!ended) {
      request.cancel();
    }
    try {
      response.close();
    } catch (IOException _) {
      // The answer was read or aborted, so the end of its connection changes nothing.
    }
  }
}
