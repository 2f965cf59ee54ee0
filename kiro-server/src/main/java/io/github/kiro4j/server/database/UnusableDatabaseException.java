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

  private UnusableDatabaseException(String message, Exception cause, boolean unavailable) {
    super(message, cause);
    this.unavailable = unavailable;
  }

  /// Explains an error to the operator.
  public static UnusableDatabaseException of(Database database, SQLException error) {
    return new UnusableDatabaseException(
        SqlProblem.sentence(database, error), error, SqlProblem.isTemporary(error));
  }

  /// Explains an exception of JDBI or of the pool to the operator.
  public static UnusableDatabaseException of(Database database, RuntimeException error) {
    return of(database, SqlProblem.in(error));
  }

  /// Explains an error of the embedded database to the operator.
  static UnusableDatabaseException of(EmbeddedDatabase database, SQLException error) {
    return new UnusableDatabaseException(
        SqliteProblem.sentence(database, error), error, SqliteProblem.isTemporary(error));
  }

  /// Explains to the operator why the file of the embedded database cannot be created.
  static UnusableDatabaseException of(EmbeddedDatabase database, IOException error) {
    return new UnusableDatabaseException(
        "the file %s cannot be created: %s. Check `stateDir`, the permissions of the folder and the space on the disk"
            .formatted(database.file(), error.getClass().getSimpleName()),
        error,
        true);
  }

  /// Whether the database is unavailable at the moment, so that a later attempt may succeed.
  public boolean isAway() {
    return unavailable;
  }
}
