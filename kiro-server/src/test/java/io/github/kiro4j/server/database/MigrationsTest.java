package io.github.kiro4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.server.database.Migrations.Step;
import io.github.kiro4j.server.database.Migrations.Step.State;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

@RunsBesideOthers
@NeedsPostgres
class MigrationsTest {

  /// As kiro-rs's README has it.
  private static final String TABLE_OF_KIRO_RS =
      """
      CREATE TABLE kiro_credentials (
        id BIGSERIAL PRIMARY KEY, access_token TEXT, refresh_token TEXT NOT NULL, profile_arn TEXT,
        expires_at TIMESTAMPTZ, auth_method VARCHAR(32) DEFAULT 'social', client_id TEXT, client_secret TEXT,
        priority INTEGER DEFAULT 0, region VARCHAR(32), machine_id VARCHAR(64),
        created_at TIMESTAMPTZ DEFAULT NOW(), updated_at TIMESTAMPTZ DEFAULT NOW(), deleted_at TIMESTAMPTZ);
      """;

  private static final String INDEXES_OF_KIRO_RS =
      """
      CREATE INDEX idx_credentials_priority ON kiro_credentials (priority) WHERE deleted_at IS NULL;
      CREATE INDEX idx_credentials_updated_at ON kiro_credentials (updated_at);
      """;

  private static final String PLAIN_INSERT =
      "INSERT INTO kiro_credentials (refresh_token, auth_method, priority) VALUES ('rt-%s', 'social', %d)";

  private static final String SEED_COLUMNS =
      "SELECT id, access_token, refresh_token, profile_arn, expires_at, auth_method, client_id, client_secret, priority,"
          + " region, machine_id, created_at, updated_at, deleted_at FROM kiro_credentials ORDER BY id";

  private static final String FORM =
      """
      SELECT column_name, data_type, character_maximum_length, is_nullable, column_default
      FROM information_schema.columns WHERE table_name = 'kiro_credentials'
      UNION ALL SELECT indexname, indexdef, NULL, NULL, NULL FROM pg_indexes WHERE tablename = 'kiro_credentials'
      UNION ALL SELECT conname, pg_get_constraintdef(oid), NULL, NULL, NULL FROM pg_constraint
        WHERE conrelid = 'kiro_credentials'::regclass AND contype <> 'n'
      UNION ALL SELECT tgname, NULL, NULL, NULL, NULL FROM pg_trigger WHERE tgrelid = 'kiro_credentials'::regclass
      UNION ALL SELECT proname, NULL, NULL, NULL, NULL FROM pg_proc WHERE pronamespace = 'public'::regnamespace
      ORDER BY 1, 2\
      """;

  private static final int ALL = 1000;

  private final TestDatabase database = TestDatabase.fresh();
  private final TableName table = new TableName("kiro_credentials");
  private final Migrations migrations = new Migrations(database.database(), table);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEmptyDatabaseGetsTheTable() throws Exception {
    assertThat(migrations.migrate())
        .hasSizeGreaterThan(9)
        .extracting(Step::state)
        .containsOnly(State.DONE);

    migrations.requireUpToDate();
    database.execute(PLAIN_INSERT.formatted("a", 3));
    assertThat(
            database.query(
                "SELECT id, refresh_token, priority, disabled, version FROM kiro_credentials"))
        .containsExactly("1,rt-a,3,f,0");
  }

  @Test
  void theTablesOfUsageGoDownAndUpWithRows() throws Exception {
    migrations.migrate();
    database.execute(PLAIN_INSERT.formatted("a", 3));
    database.execute(
        "INSERT INTO kiro_credentials_usage_hours VALUES (0, 'primary', 1, 'm', 'curl', 'completed', '', 1, 2, 3, 4, 5, 0.5, 1, 6, 7)");

    database.execute(
        "INSERT INTO kiro_credentials_keys (id, name, note, prefix, sha256, created_at, disabled, models, credentials, version)"
            + " VALUES ('key_1', 'alice', '', 'sk-kiro4j-1', 'h', 0, 0, '', '3 7', 0)");
    List<String> ids = migrations.status().stream().map(Step::id).toList();
    int sinceTags = ids.size() - ids.indexOf("records-6-key-tags");
    assertThat(migrations.rollback(sinceTags)).hasSize(sinceTags);
    assertThat(migrations.migrate()).hasSize(sinceTags);
    assertThat(
            database.query("SELECT name, credentials, credential_tags FROM kiro_credentials_keys"))
        .containsExactly("alice,3 7,");

    long steps =
        migrations.status().stream().filter(step -> step.id().startsWith("records-")).count();
    assertThat(migrations.rollback((int) steps)).hasSize((int) steps);
    assertThat(database.query("SELECT to_regclass('kiro_credentials_usage_hours')"))
        .containsExactly("null");
    assertThat(migrations.migrate()).hasSize((int) steps);

    assertThat(database.query("SELECT count(*) FROM kiro_credentials_usage_hours"))
        .containsExactly("0");
    assertThat(database.query("SELECT refresh_token FROM kiro_credentials"))
        .containsExactly("rt-a");
  }

  @Test
  void migratingAgainDoesNothing() throws Exception {
    migrations.migrate();

    assertThat(migrations.migrate()).isEmpty();
    assertThat(migrations.status()).extracting(Step::state).containsOnly(State.DONE);
  }

  @Test
  void aTableOfKiroRsIsAdoptedUnchanged() throws Exception {
    database.execute(TABLE_OF_KIRO_RS + INDEXES_OF_KIRO_RS);
    database.execute(PLAIN_INSERT.formatted("a", 1));
    database.execute(
        "UPDATE kiro_credentials SET access_token = 'at', deleted_at = '2026-01-02 03:04:05Z'");
    database.execute(PLAIN_INSERT.formatted("b", 2));
    List<String> rows = database.query(SEED_COLUMNS);

    migrations.migrate();

    assertThat(database.query(SEED_COLUMNS)).isEqualTo(rows);
    assertThat(found()).containsExactly("1-table", "4-priority-index", "5-updated-at-index");
    database.execute(PLAIN_INSERT.formatted("c", 3));
    assertThat(database.query("SELECT id, refresh_token FROM kiro_credentials ORDER BY id"))
        .containsExactly("1,rt-a", "2,rt-b", "3,rt-c");
  }

  @Test
  void aRollbackRestoresAnAdoptedTable() throws Exception {
    database.execute(TABLE_OF_KIRO_RS);
    database.execute("ALTER TABLE kiro_credentials ADD COLUMN note TEXT, ADD COLUMN email TEXT");
    database.execute(PLAIN_INSERT.formatted("a", 1));
    database.execute("UPDATE kiro_credentials SET note = 'mine', email = 'a@example.com'");
    List<String> form = database.query(FORM);
    List<String> rows = database.query("SELECT * FROM kiro_credentials");

    migrations.migrate();
    migrations.rollback(ALL);

    assertThat(database.query(FORM)).isEqualTo(form);
    assertThat(database.query("SELECT * FROM kiro_credentials")).isEqualTo(rows);
    assertThat(migrations.status()).extracting(Step::state).containsOnly(State.PENDING);
    assertThat(migrations.migrate()).hasSameSizeAs(migrations.status());
  }

  @Test
  void changesByPlainSqlAreAnnounced() throws Exception {
    migrations.migrate();
    try (Connection listener = database.connect();
        Statement statement = listener.createStatement()) {
      statement.execute("LISTEN " + table.channel());

      database.execute(PLAIN_INSERT.formatted("a", 1));
      database.execute("UPDATE kiro_credentials SET priority = 7");
      database.execute(
          "UPDATE kiro_credentials SET lease_holder = 'x', lease_until = now(), successes = 4, failures = 1, last_used_at = now()");
      database.execute("UPDATE kiro_credentials SET health = '{}'");
      database.execute(
          "INSERT INTO kiro_credentials_settings VALUES ('loadBalancingMode', '\"balanced\"')");
      database.execute("DELETE FROM kiro_credentials");

      assertThat(told(listener, 5)).containsExactly("1", "1", "1", "loadBalancingMode", "1");
    }
  }

  private static List<String> told(Connection listener, int count) throws Exception {
    Stream.Builder<String> payloads = Stream.builder();
    for (int told = 0; told < count; ) {
      PGNotification[] notifications = listener.unwrap(PGConnection.class).getNotifications(5000);
      assertThat(notifications).isNotEmpty();
      Stream.of(notifications).map(PGNotification::getParameter).forEach(payloads);
      told += notifications.length;
    }
    return payloads.build().toList();
  }

  @Test
  void aChangeRaisesTheVersionAndALeaseDoesNot() throws Exception {
    migrations.migrate();
    database.execute(PLAIN_INSERT.formatted("a", 1));
    database.execute("UPDATE kiro_credentials SET updated_at = '2026-01-01Z'");
    database.execute("UPDATE kiro_credentials SET lease_holder = 'x', successes = 1, version = 9");
    assertThat(database.query("SELECT version, updated_at = '2026-01-01Z' FROM kiro_credentials"))
        .containsExactly("0,t");

    database.execute("UPDATE kiro_credentials SET health = '{\"state\": 1}', health_version = 1");

    assertThat(
            database.query(
                "SELECT version, updated_at > now() - interval '1 minute' FROM kiro_credentials"))
        .containsExactly("1,t");
  }

  @Test
  void aCreatedTableIsDroppedOnlyIfItIsEmpty() throws Exception {
    migrations.migrate();
    database.execute(PLAIN_INSERT.formatted("a", 1));

    assertThatThrownBy(() -> migrations.rollback(ALL))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("still has rows");
    assertThat(migrations.status()).extracting(Step::state).containsOnly(State.DONE);
    migrations.requireUpToDate();

    database.execute("DELETE FROM kiro_credentials");
    migrations.rollback(ALL);

    assertThat(tables())
        .containsExactly("kiro_credentials_changelog", "kiro_credentials_changelog_lock");
  }

  @Test
  void aRollbackIsRefusedWhileThereIsAnApiKey() throws Exception {
    database.execute(TABLE_OF_KIRO_RS);
    migrations.migrate();
    database.execute("INSERT INTO kiro_credentials (api_key) VALUES ('ksk_not_a_real_key')");
    List<String> form = database.query(FORM);

    assertThatThrownBy(() -> migrations.rollback(ALL))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("has 1 API keys")
        .hasMessageNotContaining("ksk");

    assertThat(database.query(FORM)).isEqualTo(form);
  }

  @Test
  void aRollbackGoesBackToATag() throws Exception {
    migrations.migrate();
    migrations.rollback(3);
    migrations.tag("before");
    migrations.migrate();

    assertThat(migrations.rollback("before"))
        .extracting(Step::id)
        .isEqualTo(
            migrations.status().reversed().stream().limit(3).map(Step::id).toList().reversed());
    assertThatThrownBy(() -> migrations.rollback("never"))
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("never");
  }

  @Test
  void tablesOfDifferentNamesShareADatabase() throws Exception {
    TableName other = new TableName("kiro_other");
    migrations.migrate();
    new Migrations(database.database(), other).migrate();
    database.execute("INSERT INTO kiro_other (refresh_token) VALUES ('rt-o')");
    database.execute(PLAIN_INSERT.formatted("a", 1));

    migrations.rollback(3);

    new Migrations(database.database(), other).requireUpToDate();
    assertThat(database.query("SELECT refresh_token FROM kiro_other")).containsExactly("rt-o");
    assertThatThrownBy(migrations::requireUpToDate).hasMessageContaining("3 of ");
  }

  @Test
  void theLongestNameWorks() throws Exception {
    TableName longest = new TableName("k".repeat(TableName.MAX_LENGTH));
    TableName sibling = new TableName("k".repeat(TableName.MAX_LENGTH - 1) + "_");

    new Migrations(database.database(), longest).migrate();
    new Migrations(database.database(), sibling).migrate();

    new Migrations(database.database(), longest).requireUpToDate();
  }

  @Test
  void aReservedWordIsAPossibleName() throws Exception {
    new Migrations(database.database(), new TableName("User")).migrate();

    database.execute("INSERT INTO \"user\" (refresh_token) VALUES ('rt')");
  }

  @Test
  void anAdoptedTableReceivesMissingColumnsAndKeepsItsOwn() throws Exception {
    database.execute(
        """
        CREATE TABLE kiro_credentials (
          id SERIAL PRIMARY KEY, refresh_token VARCHAR(100), disabled BOOLEAN, email VARCHAR(99), remark INTEGER);
        INSERT INTO kiro_credentials (id, refresh_token, disabled, remark) VALUES (7, 'rt-a', NULL, 1), (9, NULL, true, 2);
        """);

    migrations.migrate();

    assertThat(
            database.query(
                "SELECT id, refresh_token, disabled, remark, priority, extra FROM kiro_credentials ORDER BY id"))
        .containsExactly("7,rt-a,f,1,0,{}", "9,null,t,2,0,{}");
    database.execute(PLAIN_INSERT.formatted("x".repeat(5000), 1));
    assertThat(database.query("SELECT max(id) FROM kiro_credentials")).containsExactly("10");
    database.execute("UPDATE kiro_credentials SET deleted_at = now() WHERE id = 9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name TEXT PRIMARY KEY                                       | has no columns id and refresh_token
          id UUID PRIMARY KEY, refresh_token TEXT                     | the column id of the table kiro_credentials is uuid
          id BIGSERIAL, refresh_token TEXT                            | has to be its primary key
          id BIGINT PRIMARY KEY, refresh_token TEXT                   | has no default
          id BIGSERIAL PRIMARY KEY, refresh_token TEXT, disabled TEXT | the column disabled of the table kiro_credentials is text; BOOLEAN is needed
          """)
  void aTableWithADifferentPurposeIsRefused(String columns, String sentence) {
    database.execute("CREATE TABLE kiro_credentials (%s)".formatted(columns));
    List<String> form = database.query(FORM);

    assertThatThrownBy(migrations::migrate)
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining(sentence);
    assertThat(database.query(FORM)).isEqualTo(form);
  }

  @Test
  void aRowNeedsATokenOrAKey() throws Exception {
    migrations.migrate();

    assertThatThrownBy(() -> database.execute("INSERT INTO kiro_credentials (priority) VALUES (1)"))
        .hasMessageContaining("kiro_credentials_sign_in_check");
  }

  @Test
  void concurrentMigrationsWaitForEachOther() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Step>>> migrated =
          threads.invokeAll(List.of(migrations::migrate, migrations::migrate, migrations::migrate));

      assertThat(migrated.stream().mapToInt(steps -> steps.resultNow().size()).sum())
          .isEqualTo(migrations.status().size());
    }
  }

  @Test
  void theLockOfAKilledMigrationDoesNotBlock() throws Exception {
    migrations.migrate();
    migrations.rollback(1);
    database.execute(
        "UPDATE kiro_credentials_changelog_lock SET locked = true, lockgranted = now(), lockedby = 'x'");

    assertThat(migrations.migrate()).hasSize(1);
  }

  @Test
  void aTableWithPendingMigrationsIsRefusedWithTheCommandToRun() throws Exception {
    assertThatThrownBy(migrations::requireUpToDate)
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageContaining("the table kiro_credentials")
        .hasMessageContaining("Run: ./kiro db migrate");
    assertThat(tables()).isEmpty();
  }

  @Test
  void aTableOfALaterVersionIsAccepted() throws Exception {
    migrations.migrate();
    database.execute(
        "INSERT INTO kiro_credentials_changelog SELECT '99-later', author, filename, now(), 99, exectype FROM kiro_credentials_changelog LIMIT 1");

    migrations.requireUpToDate();
  }

  @Test
  void aTableDroppedByHandIsReported() throws Exception {
    migrations.migrate();
    database.execute("DROP TABLE kiro_credentials");

    assertThatThrownBy(migrations::requireUpToDate)
        .hasMessageContaining("kiro_credentials is missing");
    assertThatThrownBy(migrations::migrate).hasMessageContaining("kiro_credentials is missing");
  }

  private List<String> tables() {
    return database.query(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename");
  }

  private List<String> found() throws Exception {
    return migrations.status().stream()
        .filter(step -> step.state() == State.FOUND)
        .map(Step::id)
        .toList();
  }
}
