package io.github.kiro4j.cli.output;

/// One column of a table.
///
/// @param rightAligned whether the column is aligned at the right, as numbers are
/// @param minWidth to how many terminal columns the column may be narrowed; 0 for a column that
///   keeps its width
/// @param dropRank in a line that is too long, columns of a higher rank are left out first; columns
///   of rank 0 stay
public record Column(String title, boolean rightAligned, int minWidth, int dropRank) {

  private static final int MIN_WIDTH = 8;

  /// A column of texts that keeps its width.
  public static Column of(String title) {
    return new Column(title, false, 0, 0);
  }

  /// A column of numbers.
  public static Column number(String title) {
    return new Column(title, true, 0, 0);
  }

  /// A column whose texts may be truncated.
  public static Column flexible(String title) {
    return new Column(title, false, MIN_WIDTH, 0);
  }

  /// The same column with a drop rank.
  public Column optional(int dropRank) {
    return new Column(title, rightAligned, minWidth, dropRank);
  }
}
