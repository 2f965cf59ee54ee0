package io.github.kiro4j.simulator.http;

import java.io.IOException;

/// The response to one request. Each call returns when the network has accepted its bytes; an
/// [IOException] means that the client has closed the connection.
interface ResponseConnection {

  /// Sends the status line and the headers.
  void open() throws IOException;

  /// Sends the bytes as one chunk.
  void write(byte[] bytes) throws IOException;

  /// Sends the end of the body.
  void endBody() throws IOException;

  /// Closes the connection without an end of the body.
  void close();

  /// Closes the connection with a TCP reset.
  void reset() throws IOException;

  /// Whether the client has closed the connection.
  boolean clientLeft();
}
