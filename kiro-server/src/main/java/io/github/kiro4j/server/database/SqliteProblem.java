package io.github.kiro4j.server.database;

import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// Explains errors of the embedded database to the operator.
final class SqliteProblem {

  private SqliteProblem() {}

  static String sentence(EmbeddedDatabase database, SQLException error) {
    return "the file " + database.place() + " " + problem(error);
  }

  /// Whether a later attempt may succeed: the disk gets space, the folder gets its permissions, or
  /// another program lets the file go.
  static boolean isTemporary(SQLException error) {
    return error instanceof SQLiteException sqlite
        && switch (code(sqlite)) {
          case 5, 6, 8, 10, 13, 14 -> true;
          default -> false;
        };
  }

  /// The low byte of an extended result code is the primary code.
  private static int code(SQLiteException error) {
    return error.getResultCode().code & 0xFF;
  }

  private static String problem(SQLException error) {
    if (!(error instanceof SQLiteException sqlite)) {
      return "reports an error: " + error.getClass().getSimpleName();
    }
    return switch (code(sqlite)) {
      case 5, 6 -> "is locked by another program";
      case 8 -> "is read-only; check its permissions";
      case 10 -> "cannot be read or written; check the disk";
      case 11, 26 -> "is damaged; move the file away, or restore it from a backup";
      case 13 -> "cannot grow, because the disk is full";
      case 14 -> "cannot be opened; check the folder and its permissions";
      default -> "reports the error " + sqlite.getResultCode().name();
    };
  }
}
