package io.github.kiro4j.server.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// An upstream that answers the first request of each connection with bytes of the test's own, and
/// then closes the connection.
public final class RawUpstream implements AutoCloseable {

  private final ServerSocket server;
  private final Answer answer;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong written = new AtomicLong();

  /// Answers one request.
  @FunctionalInterface
  public interface Answer {
    void to(Connection connection) throws IOException;
  }

  /// A connection whose request has been read.
  public final class Connection {
    private final Socket socket;

    Connection(Socket socket) {
      this.socket = socket;
    }

    /// Sends nothing until the gateway closes the connection.
    public void awaitDeparture() throws IOException {
      while (socket.getInputStream().read() >= 0) {}
    }

    public void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      written.addAndGet(bytes.length);
    }

    /// Writes the bytes again and again, until the gateway closes the connection or so many bytes
    /// are written.
    public void repeat(byte[] bytes, long most) throws IOException {
      while (written.get() < most) {
        write(bytes);
      }
    }
  }

  public RawUpstream(Answer answer) throws IOException {
    this.answer = answer;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("raw upstream").start(this::accept);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /// YAML for `upstream:` that makes this the only endpoint, which gets each request once.
  public String yaml() {
    return "  apiUrl: %s\n  retry: {within: 0s}\n".formatted(url());
  }

  /// Number of requests so far.
  public int requests() {
    return requests.get();
  }

  /// Number of bytes that the gateway's side of the network has taken.
  public long written() {
    return written.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setSendBufferSize(16 * 1024);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
      readRequest(in);
      requests.incrementAndGet();
      answer.to(new Connection(socket));
    } catch (IOException _) {
      // The gateway has closed the connection.
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    int length = 0;
    String line = readLine(in);
    while (!line.isEmpty()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring("content-length:".length()).strip());
      }
      line = readLine(in);
    }
    in.skipNBytes(length);
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.append((char) next);
      next = in.read();
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
