package io.github.kiro4j.server.database;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.lifecycle.Managed;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the gateway's own records live, such as usage and client keys: in the PostgreSQL of the
/// credentials, or else in an embedded SQLite database. Safe for use by many threads.
public final class RecordDatabase implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(RecordDatabase.class);

  /// Own connections, so that a long query of usage takes none from the credentials.
  private static final int SHARED_CONNECTIONS = 3;

  /// Below the socket timeout of the pool, after which a connection is lost.
  private static final int SHARED_STATEMENT_SECONDS = 8;

  private final MigratableDatabase database;
  private final TableName tables;
  private final ManagedDataSource connections;
  private final Jdbi jdbi;

  private final ReentrantLock preparing = new ReentrantLock();

  /// Whether the tables are known to exist.
  private volatile boolean prepared;

  private RecordDatabase(
      MigratableDatabase database, TableName tables, ManagedDataSource connections) {
    this.database = database;
    this.tables = tables;
    this.connections = connections;
    this.jdbi = Jdbi.create(connections);
    jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
  }

  /// Opens the embedded database of a state folder, and migrates it if a migration is pending. As
  /// long as the disk is full or the folder read-only, each use of the database attempts both
  /// again.
  ///
  /// @throws UnusableDatabaseException if the file is damaged; the message is a sentence for the
  ///   operator
  public static RecordDatabase embedded(Path stateDir, MetricRegistry metrics)
      throws UnusableDatabaseException {
    EmbeddedDatabase database = EmbeddedDatabase.in(stateDir);
    RecordDatabase records =
        new RecordDatabase(database, EmbeddedDatabase.TABLES, database.pool(metrics));
    try {
      records.prepare();
    } catch (UnusableDatabaseException e) {
      if (!e.isAway()) {
        throw e;
      }
      LOG.warn("{}; until then the gateway records no usage", e.getMessage());
    }
    return records;
  }

  /// The records of gateways that share a PostgreSQL database, which `./kiro db migrate` has
  /// migrated. Opens no connection yet.
  public static RecordDatabase shared(Database database, TableName tables, MetricRegistry metrics) {
    Database own = database.withConnections(SHARED_CONNECTIONS);
    RecordDatabase records = new RecordDatabase(own, tables, own.pool("records", metrics));
    records.jdbi.getConfig(SqlStatements.class).setQueryTimeout(SHARED_STATEMENT_SECONDS);
    return records;
  }

  public DatabaseKind kind() {
    return database.kind();
  }

  /// The names of the tables.
  public TableName tables() {
    return tables;
  }

  /// Host and database, or the file, for messages to the operator.
  public String place() {
    return database.place();
  }

  /// Runs statements, each in a transaction of its own.
  ///
  /// @throws UnusableDatabaseException if a statement fails; the message holds no value of a row
  public <T> T use(HandleCallback<T, RuntimeException> work) throws UnusableDatabaseException {
    prepare();
    return translated(() -> jdbi.withHandle(work));
  }

  /// Runs statements in one transaction.
  ///
  /// @throws UnusableDatabaseException if a statement fails; the message holds no value of a row
  public <T> T transaction(HandleCallback<T, RuntimeException> work)
      throws UnusableDatabaseException {
    prepare();
    return translated(() -> jdbi.inTransaction(work));
  }

  /// `./kiro db migrate` prepares a shared database, before a gateway opens it.
  private void prepare() throws UnusableDatabaseException {
    if (prepared || !(database instanceof EmbeddedDatabase embedded)) {
      return;
    }
    preparing.lock();
    try {
      if (!prepared) {
        embedded.prepare();
        prepared = true;
      }
    } finally {
      preparing.unlock();
    }
  }

  @Override
  public void stop() throws Exception {
    connections.stop();
  }

  @FunctionalInterface
  private interface Use<T> {
    T run();
  }

  /// JDBI's own messages show what was bound to a statement, and the pool wraps some of the
  /// driver's exceptions in others.
  private <T> T translated(Use<T> use) throws UnusableDatabaseException {
    try {
      return use.run();
    } catch (JdbiException | UndeclaredThrowableException e) {
      throw database.problem(SqlProblem.in(e));
    }
  }
}
