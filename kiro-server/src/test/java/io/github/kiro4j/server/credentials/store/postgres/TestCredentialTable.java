package io.github.kiro4j.server.credentials.store.postgres;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestDatabase;
import io.github.kiro4j.server.time.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A migrated table, and the stores that different gateways have over it.
final class TestCredentialTable implements AutoCloseable {

  static final String TABLE = "rig_credentials";

  final TestDatabase database = TestDatabase.fresh();
  private final TableName table = database.migrated(TABLE);
  private final List<SharedDatabase> opened = new ArrayList<>();

  SharedDatabase shared() {
    SharedDatabase shared = new SharedDatabase(database.database(), table, new MetricRegistry());
    opened.add(shared);
    return shared;
  }

  PostgresCredentialStore store(String gateway, Sleeper sleeper) {
    return store(gateway, sleeper, EntryEncryption.NONE);
  }

  PostgresCredentialStore store(String gateway, EntryEncryption encryption) {
    return store(gateway, Thread::sleep, encryption);
  }

  private PostgresCredentialStore store(
      String gateway, Sleeper sleeper, EntryEncryption encryption) {
    SharedDatabase shared = shared();
    return new PostgresCredentialStore(
        shared,
        new MachineId(null),
        new RefreshLeases(shared, encryption, gateway, Duration.ofSeconds(30), sleeper),
        encryption);
  }

  PostgresCredentialStore store(String gateway) {
    return store(gateway, Thread::sleep);
  }

  /// @param statement with `%s` for the table
  void sql(String statement) {
    database.execute(statement.formatted(TABLE));
  }

  String value(String column) {
    return database
        .query("SELECT " + column + " FROM " + TABLE + " WHERE deleted_at IS NULL ORDER BY id")
        .getFirst();
  }

  void empty() {
    sql("TRUNCATE %s RESTART IDENTITY");
    sql("TRUNCATE %s_settings");
  }

  static Credential first(PostgresCredentialStore store) throws IOException {
    return store.load().getFirst();
  }

  static IssuedTokens tokens(String refreshToken) {
    return new IssuedTokens(
        new Secret("access of " + refreshToken),
        new Secret(refreshToken),
        Instant.parse("2040-03-04T05:06:07Z"),
        null);
  }

  @Override
  public void close() throws IOException {
    for (SharedDatabase shared : opened) {
      shared.close();
    }
    database.close();
  }
}
