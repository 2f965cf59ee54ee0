package io.github.kiro4j.server.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/// A socket without TLS.
record PlainSocket(SocketChannel channel) implements ClientSocket {

  /// A socket that is readable without a byte to read is at its end. Bytes are the client's next
  /// request; behind them the end cannot be seen.
  @Override
  public boolean ended() throws IOException {
    return channel.socket().getInputStream().available() == 0;
  }
}
