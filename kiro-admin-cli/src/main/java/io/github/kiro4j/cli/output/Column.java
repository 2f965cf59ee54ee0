package io.github.kiro4j.cli.output;

/// One column of a table.
///
/// @param right whether its cells end at the same place, as numbers do
/// @param smallest how narrow it may become, in terminal columns, where the terminal is too narrow;
///   0 for a column that keeps its width
/// @param rank columns of a higher rank are left out first where all of them do not fit; 0 for
///   those that always stay
public record Column(String title, boolean right, int smallest, int rank) {

  private static final int SMALLEST = 8;

  /// A column of texts that keeps its width.
  public static Column of(String title) {
    return new Column(title, false, 0, 0);
  }

  /// A column of numbers.
  public static Column number(String title) {
    return new Column(title, true, 0, 0);
  }

  /// A column whose texts may be cut.
  public static Column flexible(String title) {
    return new Column(title, false, SMALLEST, 0);
  }

  /// The same column, which may be left out.
  public Column optional(int rank) {
    return new Column(title, right, smallest, rank);
  }
}
