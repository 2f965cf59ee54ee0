package io.github.kiro4j.server.credentials.store.postgres;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import io.github.kiro4j.server.credentials.store.StoreUnavailableException;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database that gateways share, and whether it is there. Every use ends after a few seconds at
/// most, so that a database that hangs holds nobody up for longer; what goes wrong is told without
/// any value of a row. Safe for use by many threads.
public final class SharedDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(SharedDatabase.class);

  /// A row that an operator has locked is not waited for any longer.
  private static final int STATEMENT_SECONDS = 5;

  private final Database database;
  private final TableName table;
  private final ManagedDataSource connections;
  private final Jdbi jdbi;
  private volatile boolean away;
  private volatile String listeningProblem = "";

  /// Opens no connection yet.
  public SharedDatabase(Database database, TableName table, MetricRegistry metrics) {
    this.database = database;
    this.table = table;
    this.connections = database.pool(metrics);
    this.jdbi = Jdbi.create(connections);
    jdbi.getConfig(SqlStatements.class)
        .setQueryTimeout(STATEMENT_SECONDS)
        .setUnusedBindingAllowed(true);
  }

  /// Whether nothing could be asked of the database the last time somebody tried.
  public boolean isAway() {
    return away;
  }

  /// Spares a request the wait for a database that is known to be away. Listening, and whatever
  /// else goes on in the background, finds out when it is back.
  void requireThere() throws StoreUnavailableException {
    if (away) {
      throw new StoreUnavailableException("the database " + database.place() + " is away");
    }
  }

  TableName table() {
    return table;
  }

  /// Work with a connection.
  @FunctionalInterface
  interface Work<T> {
    T with(Handle handle) throws IOException;
  }

  /// Statements that each stand for themselves.
  ///
  /// @throws StoreAwayException if nothing can be asked of the database now
  <T> T use(Work<T> work) throws IOException {
    return told(() -> jdbi.withHandle(work::with));
  }

  /// Statements that have an effect together or not at all.
  ///
  /// @throws StoreAwayException if nothing can be asked of the database now
  <T> T transaction(Work<T> work) throws IOException {
    return told(() -> jdbi.inTransaction(work::with));
  }

  /// A connection of one's own, which the caller closes.
  Connection connect() throws SQLException {
    return database.connect();
  }

  /// Nobody tells of changes for now. That is said once.
  void cannotListen(SQLException e) {
    UnusableDatabaseException problem = UnusableDatabaseException.of(database, e);
    tellIfAway(problem);
    String sentence = String.valueOf(problem.getMessage());
    if (!problem.isAway() && !sentence.equals(listeningProblem)) {
      LOG.warn("changes are seen only when the table is read: {}", sentence);
    }
    listeningProblem = sentence;
  }

  void foundThere() {
    if (away) {
      LOG.info("the database {} is back", database.place());
    }
    away = false;
  }

  void close() throws IOException {
    try {
      connections.stop();
    } catch (Exception e) {
      throw new IOException("the database's connections cannot be closed", e);
    }
  }

  @FunctionalInterface
  private interface Use<T> {
    T run() throws IOException;
  }

  /// JDBI's own messages show what was bound to a statement, and the pool wraps some of the
  /// driver's exceptions in others.
  private <T> T told(Use<T> use) throws IOException {
    try {
      T outcome = use.run();
      foundThere();
      return outcome;
    } catch (JdbiException | UndeclaredThrowableException e) {
      UnusableDatabaseException problem = UnusableDatabaseException.of(database, sqlProblem(e));
      tellIfAway(problem);
      throw problem.isAway()
          ? new StoreUnavailableException(String.valueOf(problem.getMessage()), problem)
          : problem;
    }
  }

  private static SQLException sqlProblem(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException problem) {
        return problem;
      }
    }
    throw new IllegalStateException("a statement is wrong: " + e.getClass().getSimpleName());
  }

  private void tellIfAway(UnusableDatabaseException problem) {
    if (problem.isAway() && !away) {
      LOG.warn("{}; requests go on with what is known", problem.getMessage());
      away = true;
    }
  }
}
