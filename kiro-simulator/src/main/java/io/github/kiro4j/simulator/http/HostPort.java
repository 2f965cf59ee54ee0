package io.github.kiro4j.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// The port of one host, on the loopback interface. Not thread-safe.
final class HostPort {

  static final String LOOPBACK = "127.0.0.1";
  private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};

  /// Length of the accept queue, because load tests open all of their streams at once.
  private static final int ACCEPT_QUEUE = 4096;

  private static final int NO_ACCEPTORS = 0;
  private static final int ONE_SELECTOR = 1;

  private final ServerConnector connector;
  private @Nullable Socket reservation;

  private HostPort(ServerConnector connector) {
    this.connector = connector;
  }

  /// Plain HTTP without an idle timeout: a silent answer is one of the things to be simulated. The
  /// selector's thread accepts connections: a thread of its own would keep the socket listening for
  /// a moment after [#close].
  ///
  /// @param name name of the host, by which the handler recognises the host of a request
  /// @param number 0 for any free port
  static HostPort of(Server server, String name, int number, int sendBufferBytes) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(
            server, NO_ACCEPTORS, ONE_SELECTOR, new HttpConnectionFactory(configuration));
    connector.setName(name);
    connector.setHost(LOOPBACK);
    connector.setPort(number);
    connector.setIdleTimeout(0);
    connector.setAcceptedTcpNoDelay(true);
    connector.setAcceptedSendBufferSize(sendBufferBytes);
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    server.addConnector(connector);
    return new HostPort(connector);
  }

  int number() {
    return reservation == null ? connector.getLocalPort() : reservation.getLocalPort();
  }

  /// Drops all connections and refuses new ones. A socket that does not listen keeps the port from
  /// other programs meanwhile.
  void close() {
    if (reservation != null) {
      return;
    }
    int number = connector.getLocalPort();
    change(connector::stop);
    try {
      reservation = reserve(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket reserve(int number) throws IOException {
    Socket socket = new Socket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), number));
    return socket;
  }

  /// Accepts connections again, on the same port.
  void open() {
    if (reservation == null) {
      return;
    }
    connector.setPort(number());
    release();
    change(connector::start);
  }

  /// Releases the reserved port.
  void release() {
    try {
      if (reservation != null) {
        reservation.close();
      }
      reservation = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Change {
    void run() throws Exception;
  }

  private static void change(Change change) {
    try {
      change.run();
    } catch (Exception e) {
      throw new IllegalStateException("the host's port cannot be opened or closed", e);
    }
  }
}
