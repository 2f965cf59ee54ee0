package io.github.kiro4j.server.activity;

/// The outcome of a request.
public enum RequestOutcome {
  /// The client received the complete answer.
  COMPLETED,
  /// The request was refused because of its content, or because of the limits of its key.
  REFUSED,
  /// The request failed in the gateway or upstream.
  FAILED,
  /// The operator cancelled the request.
  CANCELLED,
  /// The client closed its connection.
  CLIENT_LEFT
}
