package io.github.kiro4j.protocol.mapping.content;

/// Checks base64 text without decoding it, because images of many megabytes are passed on as text.
public final class Base64Text {

  private static final int QUANTUM = 4;
  private static final int MAX_PADDING = 2;
  private static final boolean[] IN_ALPHABET = alphabet();

  private Base64Text() {}

  /// Whether a text is base64 of at least one byte, in the standard alphabet, with padding, in one
  /// line.
  public static boolean isValid(String text) {
    int end = text.length();
    if (end == 0 || end % QUANTUM != 0) {
      return false;
    }
    int padded = end - MAX_PADDING;
    while (end > padded && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c >= IN_ALPHABET.length || !IN_ALPHABET[c]) {
        return false;
      }
    }
    return true;
  }

  private static boolean[] alphabet() {
    boolean[] characters = new boolean['z' + 1];
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        .chars()
        .forEach(c -> characters[c] = true);
    return characters;
  }
}
