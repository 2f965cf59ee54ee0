package io.github.kiro4j.protocol.mapping.reasoning;



/// How the reasoning of an answer arrives, and whether the client wants to read it.
public sealed interface ReasoningMode {

  /// Whether the client wants the text of the reasoning, and not just signed blocks without text.
  boolean textWanted();

  /// None is asked for; what arrives nevertheless is not for the client.
  record None() implements ReasoningMode {
    @Override
    public boolean textWanted() {
      return false;
    }
  }

  /// As `<thinking>…</thinking>` in the answer's text.
  record Tags(boolean textWanted) implements ReasoningMode {}

  /// In events of its own, signed by the upstream.
  record Native(boolean textWanted) implements ReasoningMode {}
}
