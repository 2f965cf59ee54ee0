package io.github.kiro4j.protocol.mapping.openai;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.StreamEvent.MessageDelta.End;
import java.util.Optional;

/// What clients read if the model refuses to answer and says nothing. It is text, because clients
/// show nothing of a refusal.
public final class Refusals {

  private static final String SILENT = "The model refused to answer.";

  private Refusals() {}

  /// The text; empty if the answer is no refusal.
  public static Optional<String> text(End end) {
    if (end.stopReason() != StopReason.REFUSAL) {
      return Optional.empty();
    }
    return Optional.ofNullable(end.stopDetails())
        .flatMap(details -> Optional.ofNullable(details.explanation()))
        .or(() -> Optional.of(SILENT));
  }
}
