package io.github.kiro4j.benchmarks.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL of its own, which the gateways of a team share.
final class TeamDatabase implements AutoCloseable {

  private static final String TABLE = "team";

  private final EmbeddedPostgres server;

  private TeamDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /// Starts the database and migrates its tables.
  ///
  /// @param program the command of the gateway
  static TeamDatabase start(List<String> program, Upstream upstream)
      throws IOException, InterruptedException, SQLException {
    TeamDatabase database = new TeamDatabase(EmbeddedPostgres.start());
    database.migrate(program);
    database.run(
        "INSERT INTO %s (refresh_token) VALUES ('%s')".formatted(TABLE, upstream.refreshToken()));
    return database;
  }

  private void migrate(List<String> program) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("kiro4j-team");
    Path configuration =
        Files.writeString(
            folder.resolve("config.yml"), "apiKey: " + Target.KEY + "\n" + settings());
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("db", "migrate", configuration.toString()));
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("the tables cannot be migrated");
    }
  }

  /// The lines of a gateway's configuration.
  String settings() {
    return """
    credentialStorageType: postgres
    postgres: {databaseUrl: 'postgres://postgres@localhost:%d/postgres', tableName: %s}
    """
        .formatted(server.getPort(), TABLE);
  }

  /// The number of rows of requests.
  long rows() throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM " + TABLE + "_requests")) {
      count.next();
      return count.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
