package io.github.kiro4j.server.database;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/// A PostgreSQL database: single connections, or a pool.
///
/// @param maxConnections maximum number of connections of the pool
public record Database(DatabaseUrl url, int maxConnections) implements MigratableDatabase {

  /// Default connection parameters, times in seconds; parameters of the operator's URL override
  /// them. `logServerErrorDetail` is off because details of the server's errors quote rows.
  private static final Map<String, String> DEFAULT_PARAMETERS =
      Map.of(
          "ApplicationName", "kiro4j",
          "connectTimeout", "5",
          "loginTimeout", "10",
          "logServerErrorDetail", "false",
          "tcpKeepAlive", "true");

  /// Seconds without a byte after which a statement fails; a broken network reports no error.
  private static final String SOCKET_TIMEOUT = "10";

  /// Limits the time that other sessions queue behind a migration that waits for a table lock.
  private static final String LOCK_TIMEOUT = "SET lock_timeout = '20s'";

  /// The pool validates a connection if its last validation is older than this.
  private static final Duration VALIDATION_INTERVAL = Duration.milliseconds(500);

  @Override
  public DatabaseKind kind() {
    return DatabaseKind.POSTGRESQL;
  }

  @Override
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(parameters());
    return Objects.requireNonNull(new Driver().connect(url.jdbc(), properties));
  }

  /// Creates a pool, which opens its first connection on first use.
  ///
  /// @param name of the pool in the metrics
  /// @param metrics receives the gauges of the pool
  public ManagedDataSource pool(String name, MetricRegistry metrics) {
    Map<String, String> parameters = parameters();
    parameters.putIfAbsent("socketTimeout", SOCKET_TIMEOUT);
    DataSourceFactory pool = new DataSourceFactory();
    pool.setDriverClass(Driver.class.getName());
    pool.setUrl(url.jdbc());
    pool.setUser(parameters.remove("user"));
    pool.setPassword(parameters.remove("password"));
    pool.setProperties(parameters);
    pool.setInitialSize(0);
    pool.setMinSize(0);
    pool.setMaxSize(maxConnections);
    pool.setMaxWaitForConnection(Duration.seconds(5));
    pool.setCheckConnectionOnBorrow(true);
    pool.setValidationInterval(VALIDATION_INTERVAL);
    pool.setValidationQueryTimeout(Duration.seconds(5));
    pool.setMinIdleTime(Duration.minutes(5));
    return pool.build(metrics, name);
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>(DEFAULT_PARAMETERS);
    parameters.putAll(url.parameters());
    return parameters;
  }

  /// The same database with another number of connections in its pool.
  Database withConnections(int connections) {
    return new Database(url, connections);
  }

  @Override
  public String place() {
    return url.place();
  }

  /// The lock belongs to the connection, so that a killed migration releases the lock.
  @Override
  public void lock(Connection connection, TableName table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK_TIMEOUT);
    }
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
      lock.setString(1, table.changelog());
      lock.execute();
    }
  }

  @Override
  public String firstTable(TableName table) {
    return table.value();
  }

  @Override
  public UnusableDatabaseException problem(SQLException error) {
    return UnusableDatabaseException.of(this, error);
  }
}
