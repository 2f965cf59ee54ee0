package io.github.kiro4j.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
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

  /// Windows has no such option.
  private static final boolean SHARES_PORTS =
      new Socket().supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT);

  private static final int NO_ACCEPTORS = 0;
  private static final int ONE_SELECTOR = 1;

  private final ServerConnector connector;
  private final boolean shared;
  private @Nullable Socket reservation;

  private HostPort(ServerConnector connector) {
    this.connector = connector;
    this.shared = connector.isReusePort();
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
    // A port of the caller's choice must be free.
    connector.setReusePort(SHARES_PORTS && number == 0);
    server.addConnector(connector);
    return new HostPort(connector);
  }

  int number() {
    return reservation == null ? connector.getLocalPort() : reservation.getLocalPort();
  }

  /// Drops all connections and refuses new ones. A socket that does not listen keeps the port from
  /// other programs meanwhile; where two sockets can share a port, without a gap in between.
  void close() {
    if (reservation != null) {
      return;
    }
    int number = connector.getLocalPort();
    if (shared) {
      reservation = reserve(number);
      change(connector::stop);
    } else {
      change(connector::stop);
      reservation = reserve(number);
    }
  }

  private Socket reserve(int number) {
    try {
      Socket socket = new Socket();
      socket.setReuseAddress(true);
      if (shared) {
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), number));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Accepts connections again, on the same port.
  void open() {
    if (reservation == null) {
      return;
    }
    connector.setPort(number());
    if (shared) {
      change(connector::start);
      release();
    } else {
      release();
      change(connector::start);
    }
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
