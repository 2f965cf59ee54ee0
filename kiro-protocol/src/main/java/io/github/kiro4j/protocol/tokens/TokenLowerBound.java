package io.github.kiro4j.protocol.tokens;

/// A lower bound of the tokens of a text that arrives in pieces, for limits that must never end an
/// answer too early.
///
/// A token holds at most one word: every run of letters and digits, apostrophes within included,
/// counts as one token, and as one more for each further [#LONGEST_TOKEN] characters. White space,
/// punctuation and symbols count nothing, because a single token can hold long runs of them. The
/// bound does not depend on where the text is cut. Not thread-safe.
public final class TokenLowerBound {

  /// More characters of one word than any token of the models is known to hold.
  static final int LONGEST_TOKEN = 24;

  private int tokens;
  private int run;

  /// The bound so far.
  public int tokens() {
    return tokens;
  }

  /// Counts a piece of text.
  public void add(CharSequence piece) {
    admit(piece, Integer.MAX_VALUE);
  }

  /// Counts a piece of text up to the character at which the bound would exceed a limit.
  ///
  /// @return the number of counted characters; the length of the piece if the bound stays within
  ///   the limit
  public int admit(CharSequence piece, int limit) {
    if (tokens > limit) {
      return 0;
    }
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (beginsToken(c)) {
        if (tokens == limit) {
          return i;
        }
        tokens++;
      }
      run = runAfter(c);
    }
    return piece.length();
  }

  private boolean beginsToken(char c) {
    return isWord(c) && run % LONGEST_TOKEN == 0;
  }

  private int runAfter(char c) {
    if (isWord(c)) {
      return run + 1;
    }
    return c == '\'' || c == '’' ? run : 0;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }
}
