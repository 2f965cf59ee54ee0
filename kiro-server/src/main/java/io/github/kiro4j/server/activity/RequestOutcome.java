package io.github.kiro4j.server.activity;

/// How a request ended.
public enum RequestOutcome {
  /// The client has the whole answer.
  COMPLETED,
  /// The client asked for what cannot be answered.
  REFUSED,
  /// The gateway or the upstream did not do what it was asked.
  FAILED,
  /// The operator broke it off.
  CANCELLED,
  /// The client broke it off.
  CLIENT_LEFT
}
