package io.github.kiro4j.server.database;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/// A PostgreSQL database: connections one by one or out of a pool.
///
/// @param maxConnections most connections of the pool
public record Database(DatabaseUrl url, int maxConnections) {

  /// Times in seconds. What the operator's own address says goes before. Details of the server's
  /// errors quote rows.
  private static final Map<String, String> USUAL =
      Map.of(
          "ApplicationName", "kiro4j",
          "connectTimeout", "5",
          "loginTimeout", "10",
          "logServerErrorDetail", "false",
          "tcpKeepAlive", "true");

  /// Seconds after which a statement counts as lost, since a broken network does not tell.
  private static final String SOCKET_TIMEOUT = "10";

  /// A connection that broke is not handed out again after that.
  private static final Duration VALIDATED_FOR = Duration.milliseconds(500);

  /// An own connection, outside of the pool. The caller closes it.
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(parameters());
    return Objects.requireNonNull(new Driver().connect(url.jdbc(), properties));
  }

  /// A new pool, which opens its first connection when that is asked for.
  ///
  /// @param metrics gets the pool's figures
  public ManagedDataSource pool(MetricRegistry metrics) {
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
    pool.setValidationInterval(VALIDATED_FOR);
    pool.setValidationQueryTimeout(Duration.seconds(5));
    pool.setMinIdleTime(Duration.minutes(5));
    return pool.build(metrics, "postgres");
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>(USUAL);
    parameters.putAll(url.parameters());
    return parameters;
  }

  /// How sentences for the operator name it: host, port and database.
  public String place() {
    return url.place();
  }
}
