package io.github.kiro4j.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/// One connection of an attacker, who does not keep to HTTP unless it helps.
final class RawClient implements AutoCloseable {

  /// 127.0.0.2, so that the gateway does not take the attacker for the good client.
  private static final byte[] ATTACKER = {127, 0, 0, 2};

  private static final int ANY_PORT = 0;

  private static final int READ_TIMEOUT_MILLIS = 5_000;

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  static RawClient connect(Target target) throws IOException {
    Socket socket =
        new Socket(
            InetAddress.getLoopbackAddress(),
            target.port(),
            InetAddress.getByAddress(ATTACKER),
            ANY_PORT);
    socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    return new RawClient(socket);
  }

  /// The head of a request for a message.
  ///
  /// @param headers complete lines
  static byte[] head(String key, String headers) {
    return ("POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + (key.isEmpty() ? "" : "x-api-key: " + key + "\r\n")
            + headers
            + "\r\n")
        .getBytes(US_ASCII);
  }

  static byte[] headWithLength(String key, long length) {
    return head(key, "Content-Length: " + length + "\r\n");
  }

  void send(byte[] bytes) throws IOException {
    send(bytes, 0, bytes.length);
  }

  void send(byte[] bytes, int offset, int length) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes, offset, length);
    out.flush();
  }

  void sendChunk(byte[] bytes, int offset, int length) throws IOException {
    send((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
    send(bytes, offset, length);
    send("\r\n".getBytes(US_ASCII));
  }

  /// Sends bytes one by one, for ever.
  void drip(byte[] bytes, Duration pause) throws IOException, InterruptedException {
    for (int i = 0; ; i++) {
      send(bytes, i % bytes.length, 1);
      Thread.sleep(pause);
    }
  }

  /// Reads what has arrived, at least one byte; -1 at the end of the connection.
  int read() throws IOException {
    return in().read(new byte[8192]);
  }

  private InputStream in() throws IOException {
    return socket.getInputStream();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // An attacker does not mind.
    }
  }
}
