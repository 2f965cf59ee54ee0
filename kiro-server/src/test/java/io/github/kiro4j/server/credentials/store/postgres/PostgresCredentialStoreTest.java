package io.github.kiro4j.server.credentials.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.dialect.CredentialKind;
import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.TestEntries;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is particular to a table, beside the contract of every store.
@RunsBesideOthers
@NeedsPostgres
@Timeout(60)
class PostgresCredentialStoreTest {

  private static TestCredentialTable rig;
  private static PostgresCredentialStore store;

  @BeforeAll
  static void open() {
    rig = new TestCredentialTable();
    store = rig.store("one");
  }

  @AfterAll
  static void close() throws Exception {
    rig.close();
  }

  @BeforeEach
  void empty() {
    rig.empty();
  }

  @Test
  void aRowOfTheSeedsStatementWorks() throws Exception {
    rig.sql(
        """
        INSERT INTO %s (access_token, refresh_token, expires_at, auth_method, client_id,
          client_secret, priority, region)
        VALUES ('access', 'refresh', '2040-01-01T00:00:00Z', 'idc', 'id', 'secret', 2, 'eu-west-1')
        """);

    Credential credential = TestCredentialTable.first(store);
    assertThat(credential.login())
        .isEqualTo(
            new Login.Idc(
                new Secret("refresh"),
                "id",
                new Secret("secret"),
                CredentialKind.BUILDER_ID_OR_IDENTITY_CENTER,
                null));
    assertThat(credential.access())
        .isEqualTo(new AccessToken(new Secret("access"), Instant.parse("2040-01-01T00:00:00Z")));
    assertThat(credential.settings().priority()).isEqualTo(2);
    assertThat(credential.settings().authRegion()).isEqualTo("eu-west-1");
  }

  @Test
  void aMachineIdThatIsDerivedFromATokenStaysWhenThatChanges() throws Exception {
    rig.sql("INSERT INTO %s (refresh_token) VALUES ('first')");
    Credential before = TestCredentialTable.first(store);
    String id = new MachineId(null).of(before);
    assertThat(rig.value("machine_id")).isEqualTo(id);

    Credential after = store.saveTokens(before, TestCredentialTable.tokens("second"));

    assertThat(new MachineId(null).of(after)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"refreshToken\":\"r\",\"scopes\":[\"a\",\"b\"],\"tokenEndpoint\":\"https://x/\"}",
        "{\"refreshToken\":\"r\",\"expiresAt\":\"some day\",\"accessToken\":\"a\"}",
        "{\"refreshToken\":\"r\",\"region\":null,\"note\":[1,null,{\"a\":1.50}]}",
        "{\"kiroApiKey\":\"ksk_fake\",\"disabled\":true,\"endpoint\":\"ide\"}",
        "{\"refreshToken\":\"r\",\"machineId\":\"not one, and longer than the column can hold, which"
            + " is no reason to lose it or to refuse it\",\"provider\":\"Google\",\"priority\":4}"
      })
  void nothingOfAnEntryIsLost(String text) throws Exception {
    ObjectNode entry = (ObjectNode) Json.MAPPER.readTree(text);
    PostgresCredentialStore keeping = rig.store("keeping");

    keeping.add(StoredEntry.of(entry));

    ObjectNode stored = keeping.entries().getFirst().toJson();
    stored.remove("id");
    stored.remove("machineId");
    entry.remove("machineId");
    assertThat(Json.MAPPER.readTree(stored.toString())).isEqualTo(entry);
  }

  @Test
  void aCredentialWithoutAnySecretIsRefused() {
    assertThatExceptionOfType(InvalidEntryFieldException.class)
        .isThrownBy(() -> store.add(TestEntries.entry("{\"email\": \"a@b.example\"}")))
        .withMessage("refreshToken is missing, and so is kiroApiKey");
  }

  @Test
  void onlyAnEditOfDisabledResetsTheHealth() throws Exception {
    rig.sql(
        "INSERT INTO %s (refresh_token, health, health_version) VALUES ('r', '{\"state\": \"x\"}', 3)");

    store.edit(1, TestEntries.changes("{\"priority\": 5}"));
    assertThat(rig.value("health_version")).isEqualTo("3");
    store.edit(1, TestEntries.changes("{\"disabled\": false}"));
    assertThat(rig.value("health_version || ' ' || (health IS NULL)")).isEqualTo("4 true");
  }

  @Test
  void aRowWithAnImpossibleValueIsACredentialThatCannotBeUsed() throws Exception {
    rig.sql("INSERT INTO %s (refresh_token, region) VALUES ('r', 'evil.example/'), ('s', NULL)");

    assertThat(TestCredentialTable.first(store).login())
        .isEqualTo(
            new Login.Incomplete(
                "social", "region is not the name of a region, such as us-east-1"));
    assertThat(store.load().get(1).login()).isInstanceOf(Login.Social.class);
  }

  @Test
  void aRowThatAnOperatorHasLockedIsNotWaitedForAndTheProblemQuotesNothing() throws Exception {
    rig.sql("INSERT INTO %s (refresh_token) VALUES ('fake-secret')");
    Credential known = TestCredentialTable.first(store);
    try (Connection operator = rig.database.connect();
        Statement statement = operator.createStatement()) {
      operator.setAutoCommit(false);
      statement.execute("SELECT * FROM " + TestCredentialTable.TABLE + " FOR UPDATE");

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> store.saveTokens(known, TestCredentialTable.tokens("second")))
          .satisfies(e -> assertThat(e).hasStackTraceContaining("canceling statement"))
          .satisfies(e -> assertThat(e.toString()).doesNotContain("fake-secret", "second"));
      operator.rollback();
    }
  }
}
