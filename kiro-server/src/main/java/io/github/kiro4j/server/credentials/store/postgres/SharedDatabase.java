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

/// The database that gateways share, and whether it answers. Every use ends after a few seconds at
/// most, so that a database that hangs delays no request for longer. Error texts hold no value of a
/// row. Safe for use by many threads.
public final class SharedDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(SharedDatabase.class);

  /// Also the longest wait for a row that another transaction has locked.
  private static final int STATEMENT_SECONDS = 5;

  private final Database database;
  private final TableName table;
  private final ManagedDataSource connections;
  private final Jdbi jdbi;
  private volatile boolean unavailable;
  private volatile String listeningProblem = "";

  /// Opens no connection yet.
  public SharedDatabase(Database database, TableName table, MetricRegistry metrics) {
    this.database = database;
    this.table = table;
    this.connections = database.pool("postgres", metrics);
    this.jdbi = Jdbi.create(connections);
    jdbi.getConfig(SqlStatements.class)
        .setQueryTimeout(STATEMENT_SECONDS)
        .setUnusedBindingAllowed(true);
  }

  /// Whether the database did not answer when it was last used.
  public boolean isUnavailable() {
    return unavailable;
  }

  /// Spares a request the wait for a database that is known not to answer. The background work,
  /// such as [ChangeListener], finds out when the database answers again.
  void requireAvailable() throws StoreUnavailableException {
    if (unavailable) {
      throw new StoreUnavailableException("the database " + database.place() + " does not answer");
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

  /// Runs statements, each in a transaction of its own.
  ///
  /// @throws StoreUnavailableException if the database does not answer
  <T> T use(Work<T> work) throws IOException {
    return translated(() -> jdbi.withHandle(work::with));
  }

  /// Runs statements in one transaction.
  ///
  /// @throws StoreUnavailableException if the database does not answer
  <T> T transaction(Work<T> work) throws IOException {
    return translated(() -> jdbi.inTransaction(work::with));
  }

  /// A connection outside the pool, which the caller closes.
  Connection connect() throws SQLException {
    return database.connect();
  }

  /// Notifications cannot be received for now. Each problem is logged once.
  void reportListeningFailure(SQLException e) {
    UnusableDatabaseException problem = UnusableDatabaseException.of(database, e);
    markIfUnavailable(problem);
    String sentence = String.valueOf(problem.getMessage());
    if (!problem.isAway() && !sentence.equals(listeningProblem)) {
      LOG.warn("changes of the table are only seen at intervals: {}", sentence);
    }
    listeningProblem = sentence;
  }

  void markAvailable() {
    if (unavailable) {
      LOG.info("the database {} answers again", database.place());
    }
    unavailable = false;
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
  private <T> T translated(Use<T> use) throws IOException {
    try {
      T outcome = use.run();
      markAvailable();
      return outcome;
    } catch (JdbiException | UndeclaredThrowableException e) {
      UnusableDatabaseException problem = UnusableDatabaseException.of(database, e);
      markIfUnavailable(problem);
      throw problem.isAway()
          ? new StoreUnavailableException(String.valueOf(problem.getMessage()), problem)
          : problem;
    }
  }

  private void markIfUnavailable(UnusableDatabaseException problem) {
    if (problem.isAway() && !unavailable) {
      LOG.warn("{}; requests use the credentials that were last read", problem.getMessage());
      unavailable = true;
    }
  }
}
