package io.github.kiro4j.protocol.tokens;

/// Estimates the tokens of a text that arrives in pieces. The estimate does not depend on where the
/// text is cut and never shrinks. Not thread-safe.
public final class TokenMeter {

  private static final int THOUSANDTHS = 1_000;

  private long thousandths;

  /// The estimated tokens of one text.
  public static int count(CharSequence text) {
    TokenMeter meter = new TokenMeter();
    meter.add(text);
    return meter.tokens();
  }

  /// Adds the next piece of text.
  public void add(CharSequence piece) {
    for (int i = 0; i < piece.length(); i++) {
      thousandths += ScriptCosts.of(piece.charAt(i));
    }
  }

  /// Adds the next piece of text to this meter and to the meter of a part of the text.
  public void add(CharSequence piece, TokenMeter part) {
    long before = thousandths;
    add(piece);
    part.thousandths += thousandths - before;
  }

  /// Adds the next piece of text up to the character at which the estimate would exceed a limit.
  ///
  /// @return the number of added characters, which ends at no half of a surrogate pair; the length
  ///   of the piece if the estimate stays within the limit
  public int admit(CharSequence piece, int limit) {
    long most = (long) limit * THOUSANDTHS;
    for (int i = 0; i < piece.length(); i++) {
      int cost = ScriptCosts.of(piece.charAt(i));
      if (thousandths + cost > most) {
        return i > 0 && Character.isHighSurrogate(piece.charAt(i - 1)) ? i - 1 : i;
      }
      thousandths += cost;
    }
    return piece.length();
  }

  /// Adds tokens of content that is not text.
  ///
  /// @param tokens not negative
  public void addTokens(long tokens) {
    thousandths = Math.addExact(thousandths, Math.multiplyExact(tokens, THOUSANDTHS));
  }

  /// The estimate so far, rounded up.
  public int tokens() {
    return Math.clamp(Math.ceilDiv(thousandths, THOUSANDTHS), 0, Integer.MAX_VALUE);
  }
}
