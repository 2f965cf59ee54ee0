package io.github.kiro4j.server.database;

import java.io.IOException;
import java.sql.SQLException;

/// The database cannot be used as it is. The message is a sentence for the operator, without user,
/// password or any value of a row.
public final class UnusableDatabaseException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean away;

  public UnusableDatabaseException(String message) {
    super(message);
    this.away = false;
  }

  private UnusableDatabaseException(String message, SQLException cause) {
    super(message, cause);
    this.away = SqlProblem.passes(cause);
  }

  /// What an error means to the operator.
  public static UnusableDatabaseException of(Database database, SQLException error) {
    return new UnusableDatabaseException(SqlProblem.sentence(database, error), error);
  }

  /// Whether nothing at all can be asked of the database now, and later perhaps can.
  public boolean isAway() {
    return away;
  }
}
