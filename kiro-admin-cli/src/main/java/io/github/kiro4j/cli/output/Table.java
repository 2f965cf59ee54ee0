package io.github.kiro4j.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Rows under titled columns. Immutable columns, growing rows; for one thread.
public final class Table {

  private static final int GAP = 2;

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  public static Table of(Column... columns) {
    return new Table(List.of(columns));
  }

  /// The same table with one more row, which has a cell for each column.
  public Table row(Cell... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  List<List<Cell>> rows() {
    return rows;
  }

  /// How this table, as it now is, is laid out on a line of so many terminal columns.
  Layout layout(int lineWidth) {
    int[] widths = naturalWidths();
    List<Integer> shown = new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
    while (!shrink(shown, widths, lineWidth) && dropOne(shown)) {
      widths = naturalWidths();
    }
    return new Layout(columns, shown, widths);
  }

  private int[] naturalWidths() {
    return IntStream.range(0, columns.size()).map(this::naturalWidth).toArray();
  }

  private int naturalWidth(int column) {
    int title = DisplayWidth.of(columns.get(column).title());
    return rows.stream().mapToInt(row -> row.get(column).width()).reduce(title, Math::max);
  }

  /// Takes from the widest flexible column until the line fits.
  ///
  /// @return whether it fits
  private boolean shrink(List<Integer> shown, int[] widths, int lineWidth) {
    int excess = total(shown, widths) - lineWidth;
    while (excess > 0) {
      int widest =
          shown.stream()
              .filter(column -> canShrink(column, widths))
              .max(Comparator.comparingInt(column -> widths[column]))
              .orElse(-1);
      if (widest < 0) {
        return false;
      }
      widths[widest]--;
      excess--;
    }
    return true;
  }

  private boolean canShrink(int column, int[] widths) {
    int smallest = columns.get(column).smallest();
    return smallest > 0 && widths[column] > smallest;
  }

  /// Leaves out the column of the highest rank.
  private boolean dropOne(List<Integer> shown) {
    int last =
        shown.stream().max(Comparator.comparingInt(column -> columns.get(column).rank())).orElse(0);
    if (columns.get(last).rank() == 0) {
      return false;
    }
    return shown.remove(Integer.valueOf(last));
  }

  private static int total(List<Integer> shown, int[] widths) {
    return shown.stream().mapToInt(column -> widths[column]).sum() + GAP * (shown.size() - 1);
  }

  /// Which columns are shown, and how wide.
  static final class Layout {

    private final List<Column> columns;
    private final List<Integer> shown;
    private final int[] widths;

    private Layout(List<Column> columns, List<Integer> shown, int[] widths) {
      this.columns = columns;
      this.shown = shown;
      this.widths = widths;
    }

    String heading(boolean colours) {
      return line(
          columns.stream().map(column -> Cell.of(column.title(), Style.HEADING)).toList(), colours);
    }

    /// One row; what does not fit ends with an ellipsis.
    String line(List<Cell> row, boolean colours) {
      StringBuilder line = new StringBuilder();
      for (int column : shown) {
        boolean last = column == shown.getLast();
        append(line, row.get(column), column, last, colours);
        line.append(last ? "" : " ".repeat(GAP));
      }
      return line.toString();
    }

    private void append(StringBuilder line, Cell cell, int column, boolean last, boolean colours) {
      String text = DisplayWidth.truncate(cell.text(), widths[column]);
      String padding = " ".repeat(widths[column] - DisplayWidth.of(text));
      String painted = colours ? cell.style().paint(text) : text;
      if (columns.get(column).right()) {
        line.append(padding).append(painted);
      } else {
        line.append(painted).append(last ? "" : padding);
      }
    }
  }
}
