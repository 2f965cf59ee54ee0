package io.github.kiro4j.server.connection;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection.SslEndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;

/// The connection on which a request arrived.
public final class ClientConnection {

  static final String ATTRIBUTE = ClientConnection.class.getName();

  private final DepartureWatch watch;
  private final ConnectionMetaData connection;
  private final ServletChannel channel;

  ClientConnection(DepartureWatch watch, ServletContextRequest request) {
    this.watch = watch;
    this.connection = request.getConnectionMetaData();
    this.channel = request.getServletChannel();
  }

  /// The connection of the current request; empty without a [ConnectionFilter].
  public static Optional<ClientConnection> of(ContainerRequestContext request) {
    return request.getProperty(ATTRIBUTE) instanceof ClientConnection connection
        ? Optional.of(connection)
        : Optional.empty();
  }

  /// Watches the connection until the result is closed. Nothing must read from the connection
  /// meanwhile: the request's body has been read to its end.
  ///
  /// @param left runs once, on a thread of its own, if the client closes its connection
  public Departure onDeparture(Runnable left) {
    Departure departure = new Departure(left);
    // On HTTP/2, Jetty reads all the time, and one connection has many requests.
    if (connection.getHttpVersion().getVersion() <= HttpVersion.HTTP_1_1.getVersion()) {
      socket(connection.getConnection().getEndPoint())
          .ifPresent(socket -> watch.add(departure, socket));
    }
    return departure;
  }

  /// Ends a response that has begun without the end that HTTP requires, so that the client does not
  /// take a part for the whole. An exception alone would end the response as if it was complete.
  public void abort(IOException cause) {
    channel.abort(cause);
  }

  private static Optional<ClientSocket> socket(EndPoint endPoint) {
    return endPoint instanceof SslEndPoint tls
        ? channel(tls.getSslConnection().getEndPoint())
            .map(channel -> new TlsSocket(channel, endPoint))
        : channel(endPoint).map(PlainSocket::new);
  }

  private static Optional<SocketChannel> channel(EndPoint endPoint) {
    return endPoint.getTransport() instanceof SocketChannel channel
        ? Optional.of(channel)
        : Optional.empty();
  }
}
