package io.github.kiro4j.benchmarks.compare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A connection to the [FakeUpstream]: reads one request after the other and answers each. Used by
/// one thread.
final class UpstreamConnection {

  private static final int FIRST_BUFFER = 4096;

  /// Most that is written at once.
  private static final int BATCH = 16 * 1024;

  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

  private static final String TOKENS =
      """
      {"accessToken":"not-a-real-access-token","refreshToken":"%s","expiresIn":86400,"profileArn":"%s"}\
      """
          .formatted(FakeUpstream.REFRESH_TOKEN, FakeUpstream.PROFILE_ARN);

  private final SocketChannel channel;
  private final SelectionKey key;
  private ByteBuffer request = ByteBuffer.allocate(FIRST_BUFFER);
  private ByteBuffer unsent = ByteBuffer.allocate(0);
  private int bodyStart;
  private int bodyLength;
  private @Nullable Demand demand;
  private UpstreamFormat format = UpstreamFormat.EVENT_STREAM;
  private int sent;
  private long due;

  UpstreamConnection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  /// When the next event is due, as of `System.nanoTime`.
  long due() {
    return due;
  }

  /// Reads what has arrived, and starts to answer when the request is whole.
  ///
  /// @return whether the answer has events that become due
  boolean read() throws IOException {
    int count = channel.read(request);
    if (count < 0) {
      throw new IOException("the client has closed its connection");
    }
    if (!isWhole()) {
      if (!request.hasRemaining()) {
        grow();
      }
      return false;
    }
    answer(head());
    request.clear();
    bodyStart = 0;
    return demand != null && !demand.every().isZero();
  }

  private void grow() {
    int needed = Math.max(request.capacity() * 2, bodyStart + bodyLength);
    request = ByteBuffer.allocate(needed).put(request.flip());
  }

  private boolean isWhole() {
    if (bodyStart == 0) {
      bodyStart = head().indexOf("\r\n\r\n") + 4;
      if (bodyStart < 4) {
        bodyStart = 0;
        return false;
      }
      bodyLength = contentLength(head().substring(0, bodyStart).toLowerCase(Locale.ROOT));
    }
    return request.position() >= bodyStart + bodyLength;
  }

  private String head() {
    int end = bodyStart == 0 ? request.position() : bodyStart;
    return new String(request.array(), 0, end, ISO_8859_1);
  }

  private static int contentLength(String head) {
    String name = "\r\ncontent-length:";
    int at = head.indexOf(name);
    return at < 0
        ? 0
        : Integer.parseInt(
            head.substring(at + name.length(), head.indexOf('\r', at + name.length())).trim());
  }

  private void answer(String head) throws IOException {
    demand = null;
    if (head.startsWith("POST /v1/messages")) {
      begin(UpstreamFormat.MESSAGES);
    } else if (head.toLowerCase(Locale.ROOT).contains("generateassistantresponse")) {
      begin(UpstreamFormat.EVENT_STREAM);
    } else {
      json(head.contains("oken HTTP/") ? TOKENS : "{}");
    }
  }

  private void json(String body) throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
    write(ByteBuffer.wrap((head + body.length() + "\r\n\r\n" + body).getBytes(US_ASCII)));
  }

  private void begin(UpstreamFormat answerFormat) throws IOException {
    demand = Demand.in(request, bodyStart, bodyStart + bodyLength);
    format = answerFormat;
    sent = 0;
    due = System.nanoTime();
    advance();
  }

  /// Sends the events that are due and, after the last one, the end.
  ///
  /// @return whether more events become due
  boolean advance() throws IOException {
    if (demand == null) {
      return false;
    }
    if (unsent.hasRemaining()) {
      due += demand.every().toNanos();
      return true;
    }
    ByteBuffer batch = ByteBuffer.allocate(demand.every().isZero() ? BATCH : 1024 + demand.size());
    if (sent == 0) {
      batch.put(format.head());
    }
    long every = demand.every().toNanos();
    int most = every == 0 ? Integer.MAX_VALUE : 1;
    for (int i = 0; i < most && sent < demand.events() && fits(batch, demand.size()); i++) {
      chunk(batch, format.event(TimeStamp.text(System.nanoTime(), demand.size())));
      sent++;
    }
    due += every;
    if (sent == demand.events() && fits(batch, 0)) {
      chunk(batch, format.end());
      batch.put(LAST_CHUNK);
      demand = null;
    }
    write(batch.flip());
    return demand != null;
  }

  private static boolean fits(ByteBuffer batch, int size) {
    return batch.remaining() >= size + 400;
  }

  private static void chunk(ByteBuffer batch, byte[] bytes) {
    batch.put(Integer.toHexString(bytes.length).getBytes(US_ASCII)).put(LINE_END);
    batch.put(bytes).put(LINE_END);
  }

  private void write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
    if (bytes.hasRemaining() || isUnpaced()) {
      unsent = bytes;
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  private boolean isUnpaced() {
    return demand != null && demand.every().isZero();
  }

  /// Goes on after the connection has taken what was written before.
  void writable() throws IOException {
    channel.write(unsent);
    if (!unsent.hasRemaining()) {
      key.interestOps(SelectionKey.OP_READ);
      if (isUnpaced()) {
        advance();
      }
    }
  }
}
