package io.github.kiro4j.simulator.recording;

import java.time.Instant;

/// How and when the response to a request ended.
public record Ending(Kind kind, Instant at) {

  /// How a response ended.
  public enum Kind {
    /// The response was sent completely.
    COMPLETED,
    /// The script interrupted the response.
    CUT,
    /// The client closed the connection before the end.
    CLIENT_LEFT,
    /// The simulator was closed before the end.
    SIMULATOR_CLOSED
  }
}
