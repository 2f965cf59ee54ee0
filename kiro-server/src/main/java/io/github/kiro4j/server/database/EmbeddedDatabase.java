package io.github.kiro4j.server.database;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.sqlite.JDBC;

/// The SQLite database in a file of the gateway's state folder. Only the file's owner may read the
/// file; SQLite gives its write-ahead log the same permissions.
public record EmbeddedDatabase(Path file) implements MigratableDatabase {

  /// The name of the file.
  public static final String NAME = "kiro4j-records.sqlite3";

  /// The prefix of all tables of an embedded database.
  public static final TableName TABLES = new TableName("gateway");

  private static final int MAX_CONNECTIONS = 4;

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /// Readers do not wait for the writer with a write-ahead log. A transaction takes the write lock
  /// at its begin, because SQLite does not wait for the lock in the middle of a transaction. Times
  /// in milliseconds.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "journal_mode", "WAL",
          "busy_timeout", "5000",
          "transaction_mode", "IMMEDIATE",
          "foreign_keys", "true");

  /// Names the database of a state folder.
  public static EmbeddedDatabase in(Path stateDir) {
    return new EmbeddedDatabase(stateDir.resolve(NAME));
  }

  /// Creates the file if there is none, and migrates the database if a migration is pending.
  ///
  /// @throws UnusableDatabaseException if the file cannot be used; the message is a sentence for
  ///   the operator
  void prepare() throws UnusableDatabaseException {
    create();
    new Migrations(this, TABLES).migrateIfPending();
  }

  private void create() throws UnusableDatabaseException {
    try {
      if (Files.notExists(file)) {
        Files.createDirectories(file.getParent());
        Files.createFile(file, PRIVATE);
      }
    } catch (IOException e) {
      throw UnusableDatabaseException.of(this, e);
    }
  }

  @Override
  public DatabaseKind kind() {
    return DatabaseKind.SQLITE;
  }

  @Override
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(SETTINGS);
    return JDBC.createConnection(url(), properties);
  }

  /// Creates a pool, which keeps one connection open: the last one that closes would copy the
  /// write-ahead log into the file.
  ManagedDataSource pool(MetricRegistry metrics) {
    DataSourceFactory pool = new DataSourceFactory();
    pool.setDriverClass(JDBC.class.getName());
    pool.setUrl(url());
    pool.setProperties(new HashMap<>(SETTINGS));
    pool.setInitialSize(0);
    pool.setMinSize(1);
    pool.setMaxSize(MAX_CONNECTIONS);
    pool.setMaxWaitForConnection(Duration.seconds(5));
    return pool.build(metrics, "records");
  }

  private String url() {
    return JDBC.PREFIX + file;
  }

  @Override
  public String place() {
    return file.toString();
  }

  /// A transaction of SQLite locks the whole file.
  @Override
  public void lock(Connection connection, TableName table) {}

  @Override
  public String firstTable(TableName table) {
    return table.requests();
  }

  @Override
  public UnusableDatabaseException problem(SQLException error) {
    return UnusableDatabaseException.of(this, error);
  }
}
