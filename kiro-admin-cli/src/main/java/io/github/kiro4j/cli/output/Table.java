package io.github.kiro4j.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Rows under titled columns. The columns are fixed, rows can be added; for one thread.
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

  /// Adds a row, which has a cell for each column.
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

  /// The layout for a line of so many terminal columns. Where the rows do not fit, empty columns
  /// are left out first; then texts are truncated, and columns are left out by their rank.
  Layout layout(int lineWidth) {
    List<Integer> shown = allColumns();
    if (!rows.isEmpty()) {
      dropEmptyColumns(shown, lineWidth);
    }
    return fit(shown, lineWidth);
  }

  /// The layout of a table to which rows will be added, and whose empty columns may be filled then.
  Layout growingLayout(int lineWidth) {
    return fit(allColumns(), lineWidth);
  }

  private List<Integer> allColumns() {
    return new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
  }

  private void dropEmptyColumns(List<Integer> shown, int lineWidth) {
    int[] widths = naturalWidths();
    for (int column :
        shown.stream().filter(this::isEmpty).sorted(byDropRank().reversed()).toList()) {
      if (total(shown, widths) > lineWidth) {
        shown.remove(Integer.valueOf(column));
      }
    }
  }

  private boolean isEmpty(int column) {
    return rows.stream().allMatch(row -> row.get(column).isEmpty());
  }

  private Layout fit(List<Integer> shown, int lineWidth) {
    int[] widths = naturalWidths();
    while (!shrink(shown, widths, lineWidth) && dropOne(shown)) {
      widths = naturalWidths();
    }
    return new Layout(columns, shown, widths);
  }

  private Comparator<Integer> byDropRank() {
    return Comparator.comparingInt(column -> columns.get(column).dropRank());
  }

  private int[] naturalWidths() {
    return IntStream.range(0, columns.size()).map(this::naturalWidth).toArray();
  }

  private int naturalWidth(int column) {
    int title = DisplayWidth.of(columns.get(column).title());
    return rows.stream().mapToInt(row -> row.get(column).width()).reduce(title, Math::max);
  }

  /// Narrows the widest flexible columns until the line fits.
  ///
  /// @return whether the line fits
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
    int minWidth = columns.get(column).minWidth();
    return minWidth > 0 && widths[column] > minWidth;
  }

  /// Leaves out the column of the highest rank.
  ///
  /// @return whether a column was left to leave out
  private boolean dropOne(List<Integer> shown) {
    int last = shown.stream().max(byDropRank()).orElse(0);
    if (columns.get(last).dropRank() == 0) {
      return false;
    }
    return shown.remove(Integer.valueOf(last));
  }

  private static int total(List<Integer> shown, int[] widths) {
    return shown.stream().mapToInt(column -> widths[column]).sum() + GAP * (shown.size() - 1);
  }

  /// The columns that are shown, and their widths.
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

    /// One row; truncated texts end with an ellipsis.
    String line(List<Cell> row, boolean colours) {
      StringBuilder line = new StringBuilder();
      for (int column : shown) {
        boolean last = column == shown.getLast();
        append(line, row.get(column), column, last, colours);
        line.append(last ? "" : " ".repeat(GAP));
      }
      return line.toString().stripTrailing();
    }

    private void append(StringBuilder line, Cell cell, int column, boolean last, boolean colours) {
      String text = DisplayWidth.truncate(cell.text(), widths[column]);
      String padding = " ".repeat(widths[column] - DisplayWidth.of(text));
      String painted = colours ? cell.style().paint(text) : text;
      if (columns.get(column).rightAligned()) {
        line.append(padding).append(painted);
      } else {
        line.append(painted).append(last ? "" : padding);
      }
    }
  }
}
