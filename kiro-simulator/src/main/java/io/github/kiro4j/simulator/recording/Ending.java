package io.github.kiro4j.simulator.recording;

import java.time.Instant;

/// How and when the answer to a request ended.
public record Ending(Kind kind, Instant at) {

  public enum Kind {
    /// The client got all that was meant for it.
    COMPLETED,
    /// The script cut the answer off.
    CUT,
    /// The client closed the connection first.
    CLIENT_LEFT,
    /// The simulator was closed first.
    SIMULATOR_CLOSED
  }
}
