package io.github.kiro4j.protocol.mapping.content;

/// Looks at base64 without decoding it: images of many megabytes pass through as the text they are.
public final class Base64Text {

  private static final int QUANTUM = 4;
  private static final int MAX_PADDING = 2;

  private Base64Text() {}

  /// Whether this is base64 of at least one byte, in the standard alphabet, padded, in one line.
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
      if (!isInAlphabet(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInAlphabet(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
