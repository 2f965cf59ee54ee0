package io.github.kiro4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RunsBesideOthers
class RecordDatabaseTest {

  private static final String INSERT =
      """
      INSERT INTO gateway_requests (ended_at, gateway, request_id, client_key, credential, route, endpoint, asked_model, model,
        outcome, status, error, cause, attempts, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, credits,
        first_event, duration, stop_reason, client)
      VALUES (%d, 'g', 'r', 'primary', 1, '/v1/messages', 'runtime', 'a', 'm', 'completed', 200, '', '', 1, 1, 2, 3, 4, 0.5, 6, 7, 'end_turn', 'curl')
      """;

  @TempDir Path folder;

  @Test
  void aNewFolderGetsAMigratedDatabaseWithAWriteAheadLog() throws Exception {
    RecordDatabase records = open();
    try {
      assertThat(records.kind()).isEqualTo(DatabaseKind.SQLITE);
      assertThat(records.<Integer>use(handle -> handle.execute(INSERT.formatted(5)))).isEqualTo(1);
      assertThat(text(records, "PRAGMA journal_mode")).containsExactly("wal");
      assertThat(text(records, "SELECT ended_at FROM gateway_requests")).containsExactly("5");
    } finally {
      records.stop();
    }
  }

  @Test
  void onlyTheOwnerMayReadTheDatabase() throws Exception {
    RecordDatabase records = open();
    try {
      records.<Integer>use(handle -> handle.execute(INSERT.formatted(5)));
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files)
            .isNotEmpty()
            .allSatisfy(file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
      }
    } finally {
      records.stop();
    }
  }

  @Test
  void aSecondStartFindsTheRows() throws Exception {
    RecordDatabase first = open();
    first.<Integer>use(handle -> handle.execute(INSERT.formatted(5)));
    first.stop();

    RecordDatabase second = open();
    try {
      assertThat(text(second, "SELECT count(*) FROM gateway_requests")).containsExactly("1");
    } finally {
      second.stop();
    }
  }

  @Test
  void migrationsGoDownAndUpOnTablesWithRows() throws Exception {
    RecordDatabase records = open();
    records.<Integer>use(handle -> handle.execute(INSERT.formatted(5)));
    records.stop();
    EmbeddedDatabase database = EmbeddedDatabase.in(folder);
    Migrations migrations = new Migrations(database, EmbeddedDatabase.TABLES);

    int all = migrations.status().size();
    for (int step = all; step > 1; step--) {
      assertThat(migrations.rollback(1)).hasSize(1);
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM gateway_requests")) {
      assertThat(count.getInt(1)).isEqualTo(1);
    }
    assertThat(migrations.rollback(1)).hasSize(1);
    assertThat(migrations.migrate()).hasSize(all);

    migrations.requireUpToDate();
  }

  @Test
  void aFolderThatCannotBeWrittenAtTheStartIsUsedAsSoonAsItCan() throws Exception {
    Files.writeString(folder.resolve("state"), "no folder");
    RecordDatabase records = RecordDatabase.embedded(folder.resolve("state"), new MetricRegistry());
    try {
      assertThatThrownBy(() -> text(records, "SELECT count(*) FROM gateway_requests"))
          .isInstanceOfSatisfying(
              UnusableDatabaseException.class, e -> assertThat(e.isAway()).isTrue())
          .hasMessageContaining("cannot be created")
          .hasMessageContaining("`stateDir`");

      Files.delete(folder.resolve("state"));

      assertThat(text(records, "SELECT count(*) FROM gateway_requests")).containsExactly("0");
    } finally {
      records.stop();
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsNamedWithWhatToDo() throws Exception {
    Path file = folder.resolve(EmbeddedDatabase.NAME);
    Files.writeString(
        file, "not a database, but long enough to have a header of SQLite".repeat(99));

    assertThatThrownBy(this::open)
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessage(
            "the file %s is damaged; move the file away, or restore it from a backup", file);
  }

  @Test
  void anErrorQuotesNoValueOfARow() throws Exception {
    RecordDatabase records = open();
    try {
      assertThatThrownBy(() ->
              records.transaction(handle ->
                  handle
                      .createUpdate("INSERT INTO gateway_requests (client_key) VALUES (:key)")
                      .bind("key", "sk-not-for-logs")
                      .execute()))
          .isInstanceOf(UnusableDatabaseException.class)
          .hasMessageNotContaining("sk-not-for-logs");
    } finally {
      records.stop();
    }
  }

  private RecordDatabase open() throws UnusableDatabaseException {
    return RecordDatabase.embedded(folder, new MetricRegistry());
  }

  private static List<String> text(RecordDatabase records, String sql)
      throws UnusableDatabaseException {
    return records.use((Handle handle) -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
