package io.github.kiro4j.server.testing;

import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.DatabaseUrl;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A fresh, empty database of a real PostgreSQL: of one that all tests of this JVM share, or of the
/// server that `KIRO4J_TEST_PG_URL` names, whose user must be allowed to create databases. It goes
/// when it is closed.
public final class TestDatabase implements AutoCloseable {

  private static final @Nullable String OWN_SERVER = System.getenv("KIRO4J_TEST_PG_URL");

  private static final class Shared {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final String server;
  private final String name = "kiro4j_" + UUID.randomUUID().toString().replace("-", "");

  private TestDatabase(String server) {
    this.server = server;
    run(parse(server), "CREATE DATABASE " + name);
  }

  /// A database of the shared server.
  public static TestDatabase fresh() {
    return new TestDatabase(
        OWN_SERVER == null ? url("localhost", Shared.SERVER.getPort()) : OWN_SERVER);
  }

  /// A database of a server that may hang: connections notice after 3 s.
  static TestDatabase at(int port) {
    return new TestDatabase(url("localhost", port) + "?socketTimeout=3");
  }

  static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "off")
        .setServerConfig("full_page_writes", "off")
        .setServerConfig("max_connections", "200");
  }

  private static String url(String host, int port) {
    return "postgres://postgres@%s:%d/postgres".formatted(host, port);
  }

  /// As the configuration names it.
  public String url() {
    DatabaseUrl there = parse(server);
    StringBuilder url = new StringBuilder("postgres://" + there.hosts() + "/" + name + "?");
    there
        .parameters()
        .forEach((key, value) -> url.append(key).append('=').append(value).append('&'));
    return url.substring(0, url.length() - 1);
  }

  public Secret secretUrl() {
    return new Secret(url());
  }

  /// As the gateway opens it.
  public Database database() {
    return new Database(parse(url()), 5);
  }

  /// The caller closes it.
  public Connection connect() throws SQLException {
    return database().connect();
  }

  /// Runs statements, as an operator with psql does.
  public void execute(String sql) {
    run(parse(url()), sql);
  }

  /// The rows of an answer, each with its columns as texts and commas between.
  public List<String> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (answer.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf(answer.getString(column)));
        }
        rows.add(String.join(",", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The table, migrated.
  public TableName migrated(String table) {
    TableName name = new TableName(table);
    try {
      new Migrations(database(), name).migrate();
      return name;
    } catch (UnusableDatabaseException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The lines of a gateway's configuration with which its credentials are in a migrated table.
  public String storage(String table) {
    migrated(table);
    return """
    credentialStorageType: postgres
    postgres: {databaseUrl: '%s', tableName: %s}
    """
        .formatted(url(), table);
  }

  @Override
  public void close() {
    run(parse(server), "DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static DatabaseUrl parse(String url) {
    return DatabaseUrl.parse(url);
  }

  private static void run(DatabaseUrl url, String sql) {
    try (Connection connection = new Database(url, 1).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
