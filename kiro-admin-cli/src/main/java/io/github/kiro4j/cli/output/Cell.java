package io.github.kiro4j.cli.output;

import org.jspecify.annotations.Nullable;

/// One cell of a table.
///
/// @param text one line without control characters
public record Cell(String text, Style style) {

  private static final String NOTHING = "-";

  public Cell {
    text = PlainText.onOneLine(text);
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
}
