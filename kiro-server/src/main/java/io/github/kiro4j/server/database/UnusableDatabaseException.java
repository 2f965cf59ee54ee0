package io.github.kiro4j.server.database;

import java.io.IOException;
import java.sql.SQLException;

/// The database cannot be used. The message is for the operator, and contains no user, no password
/// and no value of a row.
public final class UnusableDatabaseException extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean unavailable;

  public UnusableDatabaseException(String message) {
    super(message);
    this.unavailable = false;
  }

  private UnusableDatabaseException(String message, SQLException cause) {
    super(message, cause);
    this.unavailable = SqlProblem.isTemporary(cause);
  }

  /// Explains an error to the operator.
  public static UnusableDatabaseException of(Database database, SQLException error) {
    return new UnusableDatabaseException(SqlProblem.sentence(database, error), error);
  }

  /// Whether the database is unavailable at the moment, so that a later attempt may succeed.
  public boolean isAway() {
    return unavailable;
  }
}
