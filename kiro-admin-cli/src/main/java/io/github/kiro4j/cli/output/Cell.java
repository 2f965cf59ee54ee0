package io.github.kiro4j.cli.output;

import org.jspecify.annotations.Nullable;

/// What stands in one place of a table.
///
/// @param text one line, without anything that could steer a terminal
public record Cell(String text, Style style) {

  private static final String NOTHING = "-";
  private static final char REPLACEMENT = '\uFFFD';

  public Cell {
    text = harmless(text);
  }

  /// A plain cell; a dash for null.
  public static Cell of(@Nullable Object value) {
    return of(value, Style.PLAIN);
  }

  /// A cell in a style; a plain dash for null.
  public static Cell of(@Nullable Object value, Style style) {
    return value == null ? new Cell(NOTHING, Style.PLAIN) : new Cell(value.toString(), style);
  }

  static Cell empty() {
    return new Cell("", Style.PLAIN);
  }

  int width() {
    return DisplayWidth.of(text);
  }

  /// Names and addresses come from elsewhere: none of them may move the cursor, change a colour or
  /// turn the direction of writing.
  private static String harmless(String text) {
    StringBuilder harmless = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> harmless.appendCodePoint(harmless(codePoint)));
    return harmless.toString();
  }

  private static int harmless(int codePoint) {
    if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t') {
      return ' ';
    }
    boolean turnsDirection =
        (codePoint >= 0x202A && codePoint <= 0x202E)
            || (codePoint >= 0x2066 && codePoint <= 0x2069);
    return Character.isISOControl(codePoint) || turnsDirection ? REPLACEMENT : codePoint;
  }
}
