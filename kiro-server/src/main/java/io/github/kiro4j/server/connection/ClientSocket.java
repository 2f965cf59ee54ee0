package io.github.kiro4j.server.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/// The socket of a client, as far as a watch needs to know it.
sealed interface ClientSocket permits PlainSocket, TlsSocket {

  SocketChannel channel();

  /// Whether the client has closed a socket of which the selector says that a read would not wait.
  /// Takes nothing away from a later read.
  boolean ended() throws IOException;
}
