package io.github.kiro4j.protocol.tokens;

/// The average number of tokens per character, in thousandths of a token, by the class of the
/// character's script.
///
/// The figures approximate the token counts that the Messages API reports: about 3.6 characters of
/// English prose, 3 characters of source code or one ideograph per token. Costs are added up
/// character by character, so that a count neither depends on where a text is cut nor shrinks when
/// the text grows.
final class ScriptCosts {

  private static final int LETTER = 250;
  private static final int SPACE = 150;
  private static final int LINE_BREAK = 400;
  private static final int DIGIT = 450;
  private static final int PUNCTUATION = 450;
  private static final int OTHER_ALPHABET = 500;
  private static final int ABUGIDA = 800;
  private static final int SYLLABLE = 850;
  private static final int IDEOGRAPH = 1_000;

  /// Includes half of a character outside the basic plane, such as an emoji.
  private static final int RARE = 1_000;

  private ScriptCosts() {}

  static int of(char c) {
    if (c < 0x80) {
      return ascii(c);
    }
    if (c < 0x0900) {
      return OTHER_ALPHABET;
    }
    if (c < 0x1E00) {
      return isHangulJamo(c) ? SYLLABLE : ABUGIDA;
    }
    if (c < 0x2E80) {
      return c < 0x2000 ? OTHER_ALPHABET : RARE;
    }
    return eastAsian(c);
  }

  private static int ascii(char c) {
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
      return LETTER;
    }
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    return switch (c) {
      case ' ', '\t' -> SPACE;
      case '\n', '\r' -> LINE_BREAK;
      default -> PUNCTUATION;
    };
  }

  private static boolean isHangulJamo(char c) {
    return c >= 0x1100 && c < 0x1200;
  }

  private static int eastAsian(char c) {
    if (c >= 0x3040 && c < 0x3100) {
      return SYLLABLE;
    }
    if (c >= 0xAC00 && c < 0xD7B0) {
      return SYLLABLE;
    }
    return c < 0xD800 ? IDEOGRAPH : RARE;
  }
}
