package io.github.kiro4j.server.credentials.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.CredentialStoreContract;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The contract on a real PostgreSQL. Edits are plain SQL.
@NeedsPostgres
@Timeout(60)
class PostgresStoreContractTest extends CredentialStoreContract {

  private static final String TABLE = "contract_credentials";

  private static TestDatabase database;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.fresh();
    database.migrated(TABLE);
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @AfterEach
  void empty() {
    database.execute("TRUNCATE " + TABLE + " RESTART IDENTITY");
  }

  @Override
  protected CredentialStore open() throws IOException {
    SharedDatabase shared =
        new SharedDatabase(database.database(), new TableName(TABLE), new MetricRegistry());
    return new PostgresCredentialStore(
        shared,
        new MachineId("a".repeat(64)),
        new RefreshLeases(shared, encryption(), "gateway", Duration.ofSeconds(30), Thread::sleep),
        encryption());
  }

  /// How the table is encrypted.
  protected EntryEncryption encryption() {
    return EntryEncryption.NONE;
  }

  @Override
  protected void edit(ForeignEntry... entries) throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE %s SET deleted_at = now() WHERE deleted_at IS NULL AND id NOT IN (%s)"
              .formatted(
                  TABLE,
                  Arrays.stream(entries)
                      .map(entry -> String.valueOf(entry.id() == null ? 0 : entry.id()))
                      .collect(Collectors.joining(","))));
      for (ForeignEntry entry : entries) {
        put(connection, entry);
        statement.execute(
            "SELECT setval(pg_get_serial_sequence('%1$s', 'id'), (SELECT max(id) FROM %1$s))"
                .formatted(TABLE));
      }
    }
  }

  private static void put(Connection connection, ForeignEntry entry) throws SQLException {
    String sql =
        entry.id() == null
            ? "INSERT INTO %s (refresh_token, priority) VALUES (?, ?)"
            : """
            INSERT INTO %%s (id, refresh_token, priority) VALUES (%d, ?, ?)
            ON CONFLICT (id) DO UPDATE SET refresh_token = excluded.refresh_token,
              priority = excluded.priority, deleted_at = NULL
            """
                .formatted(entry.id());
    try (PreparedStatement statement = connection.prepareStatement(sql.formatted(TABLE))) {
      statement.setString(1, entry.refreshToken());
      statement.setInt(2, entry.priority());
      statement.execute();
    }
  }

  @Test
  void aRowWithAPastTokenOfAnotherRowIsNotUsed() throws Exception {
    store().saveTokens(store().load().get(1), tokens("two-b"));
    database.execute("INSERT INTO " + TABLE + " (refresh_token) VALUES ('two')");

    assertThat(store().load().getLast().login())
        .isEqualTo(
            new Login.Incomplete("social", "the refresh token is a past token of credential #2"));
  }
}
