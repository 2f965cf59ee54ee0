package io.github.kiro4j.server.upstream;

import io.github.kiro4j.protocol.eventstream.EventStreamException;
import io.github.kiro4j.protocol.eventstream.Frame;
import io.github.kiro4j.protocol.eventstream.FrameDecoder;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut.Phase;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.KiroEventReader;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/// An answer of the upstream that is being read. One thread reads; any thread may abort.
public final class EventStream implements Closeable {

  private static final int READ_BYTES = 4096;
  private static final Flushable NOTHING_TO_FLUSH = () -> {};

  private final Exchange exchange;
  private final ClassicHttpResponse response;
  private final InputStream body;
  private final FrameDecoder frames = new FrameDecoder();
  private final byte[] buffer = new byte[READ_BYTES];
  private final Deque<KiroEvent> readAhead = new ArrayDeque<>();
  private boolean ended;

  EventStream(Exchange exchange, ClassicHttpResponse response) throws IOException {
    this.exchange = exchange;
    this.response = response;
    this.body =
        response.getEntity() == null
            ? InputStream.nullInputStream()
            : response.getEntity().getContent();
  }

  /// Reads on until there is an event that decides what the client gets, or the end. What was read
  /// is returned again by [#next].
  ///
  /// @return that event; null when the stream ended without one
  @Nullable KiroEvent awaitFirst() throws UpstreamFailureException {
    KiroEvent event;
    do {
      event = read(NOTHING_TO_FLUSH);
      if (event != null) {
        readAhead.add(event);
      }
    } while (event != null && !decides(event));
    return event;
  }

  /// The next event; null at the end of the stream.
  ///
  /// @param client flushed before the call waits for the upstream, and only then
  public @Nullable KiroEvent next(Flushable client) throws UpstreamFailureException {
    KiroEvent ahead = readAhead.poll();
    return ahead != null ? ahead : read(client);
  }

  private @Nullable KiroEvent read(Flushable client) throws UpstreamFailureException {
    try {
      Frame frame = frames.next();
      while (frame == null && !ended) {
        client.flush();
        receive();
        frame = frames.next();
      }
      return frame == null ? null : KiroEventReader.read(frame);
    } catch (EventStreamException e) {
      throw new UpstreamFailureException(new BrokenStream(damage(e)), e);
    } catch (SocketTimeoutException e) {
      throw new UpstreamFailureException(new TimedOut(Phase.IDLE), e);
    } catch (IOException e) {
      throw new UpstreamFailureException(exchange.reasonOr(new BrokenStream(Damage.CUT)), e);
    }
  }

  private void receive() throws IOException, EventStreamException {
    int count = body.read(buffer);
    if (count < 0) {
      ended = true;
      frames.finish();
    } else {
      frames.feed(buffer, 0, count);
    }
  }

  private static Damage damage(EventStreamException e) {
    return switch (e) {
      case EventStreamException.PreludeChecksum _, EventStreamException.MessageChecksum _ ->
          Damage.CHECKSUM;
      case EventStreamException.Truncated _ -> Damage.TRUNCATED;
      case EventStreamException.InvalidLength _, EventStreamException.MalformedHeader _ ->
          Damage.MALFORMED_FRAME;
    };
  }

  private static boolean decides(KiroEvent event) {
    return switch (event) {
      case KiroEvent.AssistantResponse text -> !text.content().isEmpty();
      case KiroEvent.Reasoning _,
          KiroEvent.ToolUseFragment _,
          KiroEvent.InvalidState _,
          KiroEvent.ModelledException _,
          KiroEvent.UnmodelledError _ ->
          true;
      case KiroEvent.Metadata _,
          KiroEvent.Metering _,
          KiroEvent.ContextUsage _,
          KiroEvent.Unknown _ ->
          false;
    };
  }

  /// Gives a connection that was read to its end back to the pool, and breaks any other: draining
  /// it would go on paying for an answer that nobody wants.
  @Override
  public void close() throws IOException {
    if (!ended) {
      exchange.abort();
    }
    response.close();
  }
}
