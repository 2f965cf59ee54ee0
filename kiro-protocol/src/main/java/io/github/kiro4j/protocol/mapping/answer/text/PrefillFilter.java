package io.github.kiro4j.protocol.mapping.answer.text;

/// Removes the beginning of an answer if it repeats, character by character, the prefill that the
/// client wrote, because clients append the answer to their prefill. Any other text passes
/// unchanged. Not thread-safe.
public final class PrefillFilter {

  private final String prefill;
  private int repeated;
  private boolean decided;

  /// Creates a filter for one text.
  ///
  /// @param prefill the text that the client wrote; empty for none
  public PrefillFilter(String prefill) {
    this.prefill = prefill;
    this.decided = prefill.isEmpty();
  }

  /// Adds a piece of text and returns the characters that are now certain not to be a repetition.
  public String accept(String piece) {
    if (decided) {
      return piece;
    }
    int before = repeated;
    int length = Math.min(piece.length(), prefill.length() - before);
    int same = 0;
    while (same < length && piece.charAt(same) == prefill.charAt(before + same)) {
      same++;
    }
    repeated += same;
    if (repeated == prefill.length()) {
      decided = true;
      return piece.substring(same);
    }
    if (same < piece.length()) {
      decided = true;
      return prefill.substring(0, before) + piece;
    }
    return "";
  }

  /// Ends the text and returns the characters that were held back, which are not a complete
  /// repetition.
  public String flush() {
    String held = decided ? "" : prefill.substring(0, repeated);
    decided = decided || !held.isEmpty();
    return held;
  }
}
