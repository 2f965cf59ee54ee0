package io.github.kiro4j.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One thing that happens in an answer.
public sealed interface Step {

  /// An event frame.
  record Event(String type, JsonNode payload) implements Step {}

  /// An exception frame of the service's model.
  record ModelledException(String type, String message, @Nullable String reason) implements Step {}

  /// An error frame outside the model, all in headers.
  record UnmodelledError(String code, String message) implements Step {}

  /// Nothing, for a while.
  record Pause(Duration duration) implements Step {}

  /// A text event one of whose checksums is wrong.
  record DamagedFrame(Checksum checksum) implements Step {}

  /// The first half of a text event and then the end of the answer.
  record CutInsideFrame(Cut cut) implements Step {}

  /// The end of the connection with a TCP reset.
  record Reset() implements Step {}

  /// Nothing more, until the client leaves or the simulator is closed.
  record Silence() implements Step {}

  enum Checksum {
    PRELUDE,
    MESSAGE
  }

  /// How an answer ends early.
  enum Cut {
    /// The body is properly ended, so that HTTP has nothing to complain about.
    BODY_ENDED,
    /// The TCP connection is closed and the chunked body has no end.
    CONNECTION_CLOSED
  }

  /// Whether nothing can follow.
  default boolean isFinal() {
    return switch (this) {
      case CutInsideFrame _, Reset _, Silence _ -> true;
      case Event _, ModelledException _, UnmodelledError _, Pause _, DamagedFrame _ -> false;
    };
  }
}
