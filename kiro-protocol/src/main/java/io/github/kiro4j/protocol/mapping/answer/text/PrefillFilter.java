package io.github.kiro4j.protocol.mapping.answer.text;

/// Leaves out the beginning of an answer where it repeats, character by character, what the client
/// wrote itself: clients put the answer behind their own words. Anything else passes as it is; the
/// result depends on the text alone, not on the pieces in which it arrives.
public final class PrefillFilter {

  private final String prefill;
  private int repeated;
  private boolean over;

  /// @param prefill what the client wrote; empty for nothing
  public PrefillFilter(String prefill) {
    this.prefill = prefill;
    this.over = prefill.isEmpty();
  }

  /// Takes a piece of text and returns what is certain not to be a repetition.
  public String accept(String piece) {
    if (over) {
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
      over = true;
      return piece.substring(same);
    }
    if (same < piece.length()) {
      over = true;
      return prefill.substring(0, before) + piece;
    }
    return "";
  }

  /// The text ends: what was held back was no repetition.
  public String flush() {
    String held = over ? "" : prefill.substring(0, repeated);
    over = over || !held.isEmpty();
    return held;
  }
}
