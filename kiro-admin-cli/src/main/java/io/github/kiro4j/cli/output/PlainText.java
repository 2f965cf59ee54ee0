package io.github.kiro4j.cli.output;

import java.util.function.IntUnaryOperator;

/// Texts without control characters. Names, addresses and messages come from other programs: none
/// of them may move the cursor, change a colour or reverse the direction of writing.
final class PlainText {

  private static final char REPLACEMENT = '\uFFFD';

  private PlainText() {}

  /// The text on one line.
  static String onOneLine(String text) {
    return mapped(
        text,
        codePoint ->
            codePoint == '\n' || codePoint == '\r' || codePoint == '\t' ? ' ' : printed(codePoint));
  }

  /// The text with its lines and tabs.
  static String withLines(String text) {
    return mapped(
        text, codePoint -> codePoint == '\n' || codePoint == '\t' ? codePoint : printed(codePoint));
  }

  private static String mapped(String text, IntUnaryOperator map) {
    StringBuilder mapped = new StringBuilder(text.length());
    text.codePoints().map(map).forEach(mapped::appendCodePoint);
    return mapped.toString();
  }

  private static int printed(int codePoint) {
    boolean reversesDirection =
        (codePoint >= 0x202A && codePoint <= 0x202E)
            || (codePoint >= 0x2066 && codePoint <= 0x2069);
    return Character.isISOControl(codePoint) || reversesDirection ? REPLACEMENT : codePoint;
  }
}
