package io.github.kiro4j.server.activity;

import java.util.Locale;

/// The outcome of a request.
public enum RequestOutcome {
  /// The client received the complete answer.
  SUCCEEDED,
  /// The request was refused because of its content, or because of the limits of its key.
  REFUSED,
  /// The request failed in the gateway or upstream.
  FAILED,
  /// The operator cancelled the request.
  CANCELLED,
  /// The client closed its connection.
  ABANDONED;

  /// The word of the outcome in usage, metrics and the admin API.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
