package io.github.kiro4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.ServerCommandLine;
import io.github.kiro4j.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("reads output or log lines, or measures memory, of the whole JVM")
@NeedsPostgres
class DatabaseCommandTest {

  private final TestDatabase database = TestDatabase.fresh();
  private String config = "";

  @TempDir Path folder;

  @BeforeEach
  void writeConfig() throws IOException {
    config = configWith("{databaseUrl: \"" + database.url() + "\", tableName: kiro_test}");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void migratingTellsEveryStepOnceAndSaysThatTheTableIsReady() throws Exception {
    assertThat(ServerCommandLine.run("db", "migrate", config).out())
        .startsWith("done      1-table\n")
        .contains("done      10-api-keys\n")
        .endsWith("The table kiro_test is ready.\n");

    assertThat(ServerCommandLine.run("db", "migrate", config).out())
        .isEqualTo("The table kiro_test is up to date.\n");
  }

  @Test
  void statusTellsWhatIsPendingAndWhatWasThere() throws Exception {
    assertThat(ServerCommandLine.run("db", "status", config).out())
        .startsWith("pending   1-table\n")
        .containsPattern("The table kiro_test: (\\d+) of \\1 migrations pending.\n$");

    database.execute("CREATE TABLE kiro_test (id BIGSERIAL PRIMARY KEY, refresh_token TEXT)");
    ServerCommandLine.run("db", "migrate", config);

    assertThat(ServerCommandLine.run("db", "status", config).out())
        .startsWith("was there 1-table\n")
        .containsPattern("The table kiro_test: 0 of \\d+ migrations pending.\n$");
  }

  @Test
  void rollbackGoesBackByCountOrToATag() throws Exception {
    ServerCommandLine.run("db", "migrate", config);
    ServerCommandLine.run("db", "rollback", config, "-c", "2");

    assertThat(ServerCommandLine.run("db", "tag", config, "v1").out())
        .isEqualTo("The table kiro_test is tagged v1.\n");
    ServerCommandLine.run("db", "migrate", config);
    assertThat(ServerCommandLine.run("db", "rollback", "--tag", "v1", config).out())
        .endsWith("Undid 2 migrations of the table kiro_test.\n");
  }

  @Test
  void aRefusedRollbackSaysWhyInASentence() throws Exception {
    ServerCommandLine.run("db", "migrate", config);
    database.execute("INSERT INTO kiro_test (api_key) VALUES ('ksk_not_a_real_key')");

    int steps = new Migrations(database.database(), new TableName("kiro_test")).status().size();
    ServerCommandLine answer =
        ServerCommandLine.run("db", "rollback", config, "-c", Integer.toString(steps));

    assertThat(answer.failed()).isTrue();
    assertThat(answer.err()).hasLineCount(1).startsWith("the table kiro_test has 1 API keys");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                                  | postgres.databaseUrl is not set. Put the database's address there or into KIRO4J_DATABASE_URL
          {databaseUrl: "mysql://u:hunter2@db"}                               | postgres.databaseUrl must begin with postgres://, postgresql:// or jdbc:postgresql://
          {databaseUrl: "postgres://u:hunter2@db/g", tableName: "a b"}        | postgres.tableName must be a plain name
          {databaseUrl: "postgres://u:hunter2@db/g", maxConnections: 0}       | postgres.maxConnections must be greater than or equal to 2
          {databaseUrl: "postgres://u:hunter2@db/g", tablename: x}            | Did you mean
          {databaseUrl: "postgres://u:hunter2@127.0.0.1:1/g?sslmode=bogus"}   | Invalid sslmode value
          """)
  void whatIsWrongIsSaidWithoutTheAddress(String postgres, String sentence) throws Exception {
    ServerCommandLine answer = ServerCommandLine.run("db", "status", configWith(postgres));

    assertThat(answer.failed()).isTrue();
    assertThat(answer.err()).contains(sentence).doesNotContain("u:hunter2", "\tat ");
  }

  @Test
  void aConfigurationOfKiroRsNamesTheSameTable() throws Exception {
    Path kiroRs =
        Files.writeString(
            folder.resolve("config.json"),
            """
            {"credentialStorageType": "postgres",
             "postgres": {"databaseUrl": "%s", "tableName": "kiro_test", "maxConnections": 5, "idleSeconds": 3}}
            """
                .formatted(database.url()));

    assertThat(ServerCommandLine.run("db", "migrate", kiroRs.toString()).out())
        .endsWith("The table kiro_test is ready.\n");
  }

  @Test
  void aGatewayDoesNotStartOnATableThatIsNotMigrated() throws Exception {
    String shared =
        Files.readString(Path.of(config)) + "\ncredentialStorageType: postgres\napiKey: a\n";
    String started = Files.writeString(folder.resolve("shared.yml"), shared).toString();

    assertThat(ServerCommandLine.run("server", started).err())
        .startsWith("kiro4j cannot start: the table kiro_test")
        .endsWith("Run: ./kiro db migrate " + started + "\n")
        .hasLineCount(1);
    assertThat(ServerCommandLine.run("check", started).err())
        .contains("Run: ./kiro db migrate " + started)
        .hasLineCount(1);
  }

  @Test
  void theTableIsCheckedAsAFileIs() throws Exception {
    String shared =
        Files.readString(Path.of(config)) + "\ncredentialStorageType: postgres\napiKey: a\n";
    String checked = Files.writeString(folder.resolve("shared.yml"), shared).toString();
    ServerCommandLine.run("db", "migrate", config);
    database.execute(
        "INSERT INTO kiro_test (api_key, disabled) VALUES ('ksk_a', true), ('ksk_b', false)");

    assertThat(ServerCommandLine.run("check", checked).out())
        .contains("the table kiro_test: 2 credentials, 1 enabled.");
    database.execute("UPDATE kiro_test SET region = 'nowhere' WHERE api_key = 'ksk_b'");
    assertThat(ServerCommandLine.run("check", checked).err())
        .isEqualTo("credential #2: region is not the name of a region, such as us-east-1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.yml", "none.json"})
  void aMissingConfigurationIsSaid(String name) throws Exception {
    assertThat(ServerCommandLine.run("db", "status", folder.resolve(name).toString()).err())
        .hasLineCount(1)
        .containsPattern(name + " (not found|does not exist)\n");
  }

  @Test
  void aDatabaseThatIsAwayIsSaid() throws Exception {
    ServerCommandLine answer =
        ServerCommandLine.run(
            "db", "status", configWith("{databaseUrl: \"postgres://u:hunter2@127.0.0.1:1/g\"}"));

    assertThat(answer.err())
        .isEqualTo("the database 127.0.0.1:1/g cannot be reached: nothing answers there\n");
  }

  private String configWith(String postgres) throws IOException {
    return Files.writeString(folder.resolve("config.yml"), "postgres: " + postgres).toString();
  }
}
