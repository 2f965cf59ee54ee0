package io.github.kiro4j.server.entry;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/// A request and its body as it comes from the network, before it is inflated. The body has one
/// reader at a time: the application, and after the response [UnreadBodies].
final class RawBody extends Request.Wrapper {

  private final long declared;
  private final boolean awaitsContinue;
  private final AtomicLong read = new AtomicLong();
  private final BodyPace pace = new BodyPace(System::nanoTime);
  private Content.@Nullable Chunk failure;
  private volatile boolean ended;
  private volatile boolean discarded;
  private volatile boolean trusted;

  RawBody(Request request) {
    super(request);
    this.declared = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    this.ended = declared <= 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    this.awaitsContinue =
        request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }

  static RawBody of(Request request) {
    return Objects.requireNonNull(Request.as(request, RawBody.class), "every request has one");
  }

  /// The caller has a right key: more of the body may be read and discarded.
  void trust() {
    trusted = true;
  }

  boolean trusted() {
    return trusted;
  }

  /// The application shall see no body. What the client sends is read after the response.
  void discard() {
    discarded = true;
  }

  /// Whether the client has sent the whole body.
  boolean ended() {
    return ended;
  }

  /// Bytes that the client has still to send; negative if it has not said how many.
  long remaining() {
    return declared < 0 ? -1 : declared - read.get();
  }

  /// Whether the client sends nothing before it is asked for the body.
  boolean withheld() {
    return awaitsContinue && read.get() == 0;
  }

  /// What has arrived, for the one who discards it.
  Content.@Nullable Chunk readRaw() {
    Content.Chunk chunk = super.read();
    if (chunk != null) {
      read.addAndGet(chunk.remaining());
      pace.received(chunk.remaining());
      if (chunk.isLast()) {
        ended = true;
      }
    }
    return chunk;
  }

  void demandRaw(Runnable onContent) {
    super.demand(onContent);
  }

  /// What has arrived, for the application. The body fails with 408 when the client is too slow.
  @Override
  public Content.@Nullable Chunk read() {
    if (discarded) {
      return Content.Chunk.EOF;
    }
    return failure == null ? readRaw() : failure;
  }

  @Override
  public void demand(Runnable onContent) {
    if (pace.tooSlow()) {
      failure =
          Content.Chunk.from(new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408));
    }
    if (discarded || failure != null) {
      onContent.run();
    } else {
      pace.beginWait();
      demandRaw(Invocable.from(Invocable.getInvocationType(onContent), () -> arrived(onContent)));
    }
  }

  private void arrived(Runnable onContent) {
    pace.endWait();
    onContent.run();
  }

  /// Nothing is read here: Jetty's servlets would close the connection of an unread body without
  /// saying so.
  @Override
  public boolean consumeAvailable() {
    return true;
  }
}
