package io.github.kiro4j.protocol.mapping.reasoning;

/// How the reasoning of an answer arrives, and whether the client reads it.
public sealed interface ReasoningMode {

  /// Whether the client reads the text of the reasoning; otherwise thinking blocks have a signature
  /// only.
  boolean textVisible();

  /// Not requested. Reasoning that arrives nevertheless is dropped, and tags stay in the text.
  record None() implements ReasoningMode {
    @Override
    public boolean textVisible() {
      return false;
    }
  }

  /// Between `<thinking>` and `</thinking>` in the answer's text.
  record Tags(boolean textVisible) implements ReasoningMode {}

  /// In events of its own, signed by the upstream. Tags in the text count as well.
  record Native(boolean textVisible) implements ReasoningMode {}
}
