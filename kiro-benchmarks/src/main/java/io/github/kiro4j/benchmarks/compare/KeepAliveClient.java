package io.github.kiro4j.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.kiro4j.benchmarks.load.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends one request after the other over a connection that stays open.
final class KeepAliveClient implements AutoCloseable {

  private final Target target;
  private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
  private @Nullable SocketChannel channel;

  KeepAliveClient(Target target) {
    this.target = target;
  }

  /// Sends a request and waits for the end of the response.
  ///
  /// @param firstEvents receives the time to the first event, in ns; nothing if the answer was
  ///   incomplete
  /// @return whether the answer came whole
  boolean send(Demand demand, ByteBuffer request, List<Long> firstEvents) {
    ResponseScanner scanner = new ResponseScanner(demand.events());
    String problem = "";
    try {
      long first = exchange(request, scanner);
      if (scanner.complete()) {
        firstEvents.add(first);
        return true;
      }
    } catch (IOException e) {
      problem = "; " + e.getMessage();
      close();
    }
    System.err.println("Port " + target.port() + " gave no whole answer: " + scanner + problem);
    return false;
  }

  private long exchange(ByteBuffer request, ResponseScanner scanner) throws IOException {
    SocketChannel connection = connection();
    long begin = System.nanoTime();
    long first = 0;
    ByteBuffer unsent = request.duplicate();
    while (unsent.hasRemaining()) {
      connection.write(unsent);
    }
    while (!scanner.ended()) {
      if (connection.read(received.clear()) < 0) {
        throw new IOException("the gateway has closed the connection");
      }
      long now = System.nanoTime();
      scanner.scan(received.flip(), now);
      if (first == 0 && scanner.events() > 0) {
        first = now - begin;
      }
    }
    return first;
  }

  private SocketChannel connection() throws IOException {
    if (channel == null) {
      channel =
          SocketChannel.open(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port()));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    return channel;
  }

  /// The bytes of a request.
  static ByteBuffer request(Target target, String body) {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nx-api-key: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(target.path(), target.key(), body.length());
    return ByteBuffer.wrap((head + body).getBytes(US_ASCII)).asReadOnlyBuffer();
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException _) {
      // The next request opens a connection of its own.
    }
    channel = null;
  }
}
