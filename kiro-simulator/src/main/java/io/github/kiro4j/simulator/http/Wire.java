package io.github.kiro4j.simulator.http;

import java.io.IOException;

/// One response as a player sees it. Each call returns when its bytes are with the network; an
/// [IOException] means that the client has left.
interface Wire {

  /// Sends the status line and the headers.
  void open() throws IOException;

  /// Sends the bytes as a chunk of their own.
  void write(byte[] bytes) throws IOException;

  /// Ends the body properly.
  void endBody() throws IOException;

  /// Closes the connection as it is.
  void close();

  /// Drops the connection with a TCP reset.
  void reset() throws IOException;

  /// Whether the client has closed the connection.
  boolean clientLeft();
}
