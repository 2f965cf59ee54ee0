package io.github.kiro4j.cli.output;

import org.jspecify.annotations.Nullable;

/// One cell of a table.
///
/// @param text one line without control characters
public record Cell(String text, Style style) {

  private static final String NOTHING = "-";
  private static final char REPLACEMENT = '\uFFFD';

  public Cell {
    text = sanitized(text);
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

  /// Whether the cell has no value, or a blank one.
  boolean isEmpty() {
    return text.isBlank() || text.equals(NOTHING);
  }

  /// Names and addresses come from other programs: none of them may move the cursor, change a
  /// colour or reverse the direction of writing.
  private static String sanitized(String text) {
    StringBuilder sanitized = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> sanitized.appendCodePoint(sanitized(codePoint)));
    return sanitized.toString();
  }

  private static int sanitized(int codePoint) {
    if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t') {
      return ' ';
    }
    boolean reversesDirection =
        (codePoint >= 0x202A && codePoint <= 0x202E)
            || (codePoint >= 0x2066 && codePoint <= 0x2069);
    return Character.isISOControl(codePoint) || reversesDirection ? REPLACEMENT : codePoint;
  }
}
