package io.github.kiro4j.cli.output;

import io.github.kiro4j.cli.language.Messages;

/// One column of a table.
///
/// @param rightAligned whether the column is aligned at the right, as numbers are
/// @param minWidth to how many terminal columns the column may be narrowed while other columns can
///   be left out; 0 for a column that keeps its width
/// @param dropRank in a line that is too long, columns of a higher rank are left out first; columns
///   of rank 0 stay
public record Column(String title, boolean rightAligned, int minWidth, int dropRank) {

  private static final int MIN_WIDTH = 8;
  private static final int MIN_NAME_WIDTH = 20;

  /// A column of texts that keeps its width.
  public static Column of(String title) {
    return new Column(Messages.text(title), false, 0, 0);
  }

  /// A column of numbers.
  public static Column number(String title) {
    return new Column(Messages.text(title), true, 0, 0);
  }

  /// A column of names, which are truncated only as far as they stay recognizable, unless no other
  /// column can be left out.
  public static Column name(String title) {
    return new Column(Messages.text(title), false, MIN_NAME_WIDTH, 0);
  }

  /// A column whose texts may be truncated.
  public static Column flexible(String title) {
    return new Column(Messages.text(title), false, MIN_WIDTH, 0);
  }

  /// To how many terminal columns the column may be narrowed where no other column can be left out.
  int lastResortWidth() {
    return Math.min(minWidth, MIN_WIDTH);
  }

  /// The same column with a drop rank.
  public Column optional(int dropRank) {
    return new Column(title, rightAligned, minWidth, dropRank);
  }
}
