package io.github.kiro4j.simulator.http;

import io.github.kiro4j.simulator.recording.RecordedRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.BufferUtil;

/// A Jetty response whose request has been read completely. Jetty does not buffer, so that each
/// write is a chunk on the network. Not thread-safe.
final class JettyResponseConnection implements ResponseConnection {

  private final Response response;
  private final EndPoint endPoint;
  private final ByteBuffer scratch = BufferUtil.allocate(1);
  private final RecordedRequest recorded;
  private boolean left;

  JettyResponseConnection(
      RecordedRequest recorded,
      Request request,
      Response response,
      int status,
      Map<String, String> headers) {
    this.recorded = recorded;
    this.response = response;
    this.endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    response.setStatus(status);
    headers.forEach(response.getHeaders()::put);
  }

  /// Sends the body in chunks even if the client asks for the connection to be closed, as the
  /// service does, because otherwise the client could not distinguish a lost connection from the
  /// end of the body.
  @Override
  public void open() throws IOException {
    response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, "chunked");
    send(false, BufferUtil.EMPTY_BUFFER);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    send(false, ByteBuffer.wrap(bytes));
  }

  @Override
  public void endBody() throws IOException {
    send(true, BufferUtil.EMPTY_BUFFER);
  }

  /// Sends a body of known length.
  void writeWhole(byte[] bytes) throws IOException {
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    send(true, ByteBuffer.wrap(bytes));
  }

  private void send(boolean last, ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    try (Blocker.Callback callback = Blocker.callback()) {
      response.write(last, bytes, callback);
      callback.block();
    }
    recorded.sent(length);
  }

  @Override
  public void close() {
    endPoint.close();
  }

  @Override
  public void reset() throws IOException {
    if (endPoint.getTransport() instanceof SocketChannel channel) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    }
    endPoint.close();
  }

  /// Reads from the connection, which yields scratch but its end: the request has been read
  /// completely, and HTTP clients do not pipeline.
  @Override
  public boolean clientLeft() {
    if (!left) {
      left = !endPoint.isOpen() || endOfInput();
    }
    return left;
  }

  private boolean endOfInput() {
    try {
      return endPoint.fill(scratch) < 0;
    } catch (IOException _) {
      return true;
    }
  }
}
