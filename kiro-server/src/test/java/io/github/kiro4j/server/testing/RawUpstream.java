package io.github.kiro4j.server.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// An upstream that answers the first request of each connection with bytes of the test's own, and
/// then closes the connection.
public final class RawUpstream implements AutoCloseable {

  private final ServerSocket server;
  private final Answer answer;
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch departure = new CountDownLatch(1);

  /// Answers one request.
  @FunctionalInterface
  public interface Answer {
    void to(Connection connection) throws IOException;
  }

  /// A connection whose request has been read.
  public final class Connection {
    private final Socket socket;
    private final InputStream in;

    Connection(Socket socket, InputStream in) {
      this.socket = socket;
      this.in = in;
    }

    public void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
    }

    /// Returns when the gateway has closed the connection.
    public void awaitDeparture() throws IOException {
      try {
        while (in.read() >= 0) {}
      } finally {
        departure.countDown();
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

  /// Whether the gateway closes a connection that waits for its departure within this time.
  public boolean sawDepartureWithin(long millis) throws InterruptedException {
    return departure.await(millis, TimeUnit.MILLISECONDS);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
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
      answer.to(new Connection(socket, in));
    } catch (IOException _) {
      // The gateway has closed the connection.
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    int length = 0;
    String line = readLine(in);
    while (!line.isEmpty()) {
      if (line.toLowerCase().startsWith("content-length:")) {
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
