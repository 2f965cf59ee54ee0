package io.github.kiro4j.server.connection;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/// A socket with TLS.
///
/// @param decrypted Jetty's view of the bytes that TLS protects
record TlsSocket(SocketChannel channel, EndPoint decrypted) implements ClientSocket {

  /// A read without room makes Jetty decrypt what has arrived, keep the client's bytes for the next
  /// read, and notice the record with which TLS ends.
  @Override
  public boolean ended() throws IOException {
    return decrypted.fill(BufferUtil.EMPTY_BUFFER) < 0;
  }
}
