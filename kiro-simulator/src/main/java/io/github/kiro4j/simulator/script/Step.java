package io.github.kiro4j.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One step of a scripted answer.
public sealed interface Step {

  /// An event frame.
  record Event(String type, JsonNode payload) implements Step {}

  /// An exception frame of the service's model.
  record ModelledException(String type, String message, @Nullable String reason) implements Step {}

  /// An error frame outside of the service's model.
  record UnmodelledError(String code, String message) implements Step {}

  /// A pause.
  record Pause(Duration duration) implements Step {}

  /// A text event with a wrong checksum.
  record DamagedFrame(Checksum checksum) implements Step {}

  /// The first half of a text event, after which the answer ends.
  record CutInsideFrame(Cut cut) implements Step {}

  /// The regular end of the HTTP body between two frames, although the answer is not complete.
  record BreakOff() implements Step {}

  /// A TCP reset.
  record Reset() implements Step {}

  /// Silence until the client closes the connection or the simulator is closed.
  record Silence() implements Step {}

  /// A checksum of a frame.
  enum Checksum {
    PRELUDE,
    MESSAGE
  }

  /// How an incomplete answer ends.
  enum Cut {
    /// The HTTP body ends regularly.
    BODY_ENDED,
    /// The TCP connection is closed without an end of the chunked body.
    CONNECTION_CLOSED
  }

  /// Whether the step ends the answer.
  default boolean isFinal() {
    return switch (this) {
      case CutInsideFrame _, BreakOff _, Reset _, Silence _ -> true;
      case Event _, ModelledException _, UnmodelledError _, Pause _, DamagedFrame _ -> false;
    };
  }
}
