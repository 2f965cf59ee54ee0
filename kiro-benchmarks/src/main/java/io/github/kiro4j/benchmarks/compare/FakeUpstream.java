package io.github.kiro4j.benchmarks.compare;

import io.github.kiro4j.benchmarks.load.GatewayUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An upstream that costs next to nothing, on one thread: it checks nothing and answers a request
/// with the events that the request demands. It also answers the Messages API directly, so that
/// what a gateway adds can be measured.
final class FakeUpstream implements GatewayUpstream, AutoCloseable {

  static final String REFRESH_TOKEN = "not-a-real-refresh-token-" + "x".repeat(120);

  static final String PROFILE_ARN =
      "arn:aws:codewhisperer:us-east-1:000000000000:profile/NOTAREALONE";

  /// One address may take seven eighths of what the gateway allows.
  private static final int MOST_STREAMS = 12_000;

  private static final int BACKLOG = 4096;

  private final Selector selector;
  private final ServerSocketChannel server;
  private final int accounts;
  private final PriorityQueue<UpstreamConnection> paced =
      new PriorityQueue<>(Comparator.comparingLong(UpstreamConnection::due));

  /// @param port 0 for any
  /// @param accounts number of credentials of each gateway
  FakeUpstream(int port, int accounts) throws IOException {
    this.accounts = accounts;
    selector = Selector.open();
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    Thread.ofPlatform().daemon().name("upstream").start(this::run);
  }

  int port() {
    return server.socket().getLocalPort();
  }

  @Override
  public String credentials() {
    return IntStream.rangeClosed(1, accounts)
        .mapToObj(FakeUpstream::credential)
        .collect(Collectors.joining(",\n", "[", "]"));
  }

  private static String credential(int id) {
    return """
    {"id":%1$d,"authMethod":"social","refreshToken":"%2$s-%1$d","accessToken":"not-a-real-access-token",
     "expiresAt":"2099-01-01T00:00:00Z","profileArn":"%3$s"}\
    """
        .formatted(id, REFRESH_TOKEN, PROFILE_ARN);
  }

  @Override
  public String configuration() {
    return """
    overload:
      maxRequests: %2$d
      maxConnections: %2$d
    upstream:
      runtimeUrl: %1$s
      qUrl: %1$s
      codewhispererUrl: %1$s
      managementUrl: %1$s
      socialAuthUrl: %1$s
      idcAuthUrl: %1$s
    """
        .formatted("http://127.0.0.1:" + port(), MOST_STREAMS);
  }

  private void run() {
    try {
      while (server.isOpen()) {
        selector.select(this::ready, millisToNext());
        sendDue();
      }
    } catch (IOException | UncheckedIOException e) {
      if (server.isOpen()) {
        System.err.println("The upstream of the measurement has failed: " + e.getMessage());
        System.exit(1);
      }
    }
  }

  /// @return 0 to wait without a limit
  private long millisToNext() {
    UpstreamConnection next = paced.peek();
    return next == null
        ? 0
        : Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.due() - System.nanoTime()));
  }

  private void ready(SelectionKey key) {
    if (key.isAcceptable()) {
      acceptAll();
      return;
    }
    try {
      serve(key, (UpstreamConnection) key.attachment());
    } catch (IOException _) {
      close(key);
    }
  }

  /// A connection that cannot be accepted ends the measurement: its figures would be wrong.
  private void acceptAll() {
    try {
      accept();
    } catch (IOException e) {
      throw new UncheckedIOException("a connection cannot be accepted: " + e.getMessage(), e);
    }
  }

  private void accept() throws IOException {
    for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      key.attach(new UpstreamConnection(channel, key));
    }
  }

  private void serve(SelectionKey key, UpstreamConnection connection) throws IOException {
    if (key.isWritable()) {
      connection.writable();
    }
    if (key.isReadable() && connection.read()) {
      paced.add(connection);
    }
  }

  private void sendDue() {
    long now = System.nanoTime();
    while (!paced.isEmpty() && paced.peek().due() <= now) {
      UpstreamConnection connection = paced.poll();
      try {
        if (connection.advance()) {
          paced.add(connection);
        }
      } catch (IOException _) {
        // The client has left; the selector closes the connection.
      }
    }
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException _) {
      // The connection is of no use anyway.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    selector.wakeup();
  }
}
