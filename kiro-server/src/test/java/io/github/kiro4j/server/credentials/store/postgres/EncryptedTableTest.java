package io.github.kiro4j.server.credentials.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.store.DuplicateCredentialException;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.encryption.EncryptionException;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.TestEntries;
import io.github.kiro4j.server.testing.TestKeys;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An encrypted table, and the gateways that share it.
@RunsBesideOthers
@NeedsPostgres
@Timeout(60)
class EncryptedTableTest {

  private static final String LONG = "x".repeat(120);

  private static TestCredentialTable rig;
  private static PostgresCredentialStore store;

  @BeforeAll
  static void open() {
    rig = new TestCredentialTable();
    store = rig.store("encrypting", TestKeys.encryption("k1"));
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
  void theTableHoldsNoSecretWhateverTheGatewayDoes() throws Exception {
    StoredEntry added = store.add(fullEntry());
    store.saveTokens(TestCredentialTable.first(store), TestCredentialTable.tokens("not-a-real-b"));
    store.saveProfileArn(TestCredentialTable.first(store), new Secret("not-a-real-arn"));
    store.edit(added.id(), TestEntries.changes("{\"proxyPassword\": \"not-a-real-change\"}"));
    store.add(TestEntries.apiKey("not-a-real-key"));

    assertThat(dump())
        .contains("enc:v1:k1:", "a@example.com")
        .doesNotContain("not-a-real", "proxy.example.com", "access of");
    StoredEntry read = store.entry(added.id());
    assertThat(read.text(CredentialField.REFRESH_TOKEN)).contains("not-a-real-b");
    assertThat(read.text(CredentialField.PROFILE_ARN)).contains("not-a-real-arn");
    assertThat(read.text(CredentialField.PROXY_PASSWORD)).contains("not-a-real-change");
    assertThat(read.text(CredentialField.CLIENT_SECRET)).contains("not-a-real-secret");
    assertThat(read.toJson().path("csrf").path(0).asText()).isEqualTo("not-a-real-csrf");
  }

  @Test
  void plainRowsOfAnOperatorAreUsedAndEncryptedRemovedOnesIncluded() throws Exception {
    rig.sql(
        """
        INSERT INTO %s (refresh_token, api_key, proxy_url, proxy_password, extra, deleted_at) VALUES
          ('not-a-real-token', NULL, 'http://proxy.example.com:80', 'not-a-real-password', '{"csrf": "not-a-real-csrf"}', NULL),
          (NULL, 'not-a-real-key', NULL, NULL, '{}', NULL),
          ('not-a-real-removed', NULL, NULL, NULL, '{}', now())
        """);

    List<Credential> loaded = store.load();
    store.load();

    assertThat(loaded).hasSize(2);
    assertThat(loaded.getFirst().refreshToken()).contains(new Secret("not-a-real-token"));
    assertThat(loaded.getLast().login()).isEqualTo(new Login.ApiKey(new Secret("not-a-real-key")));
    assertThat(dump()).contains("enc:v1:k1:").doesNotContain("not-a-real", "proxy.example.com");
    assertThat(store.load()).isEqualTo(rig.store("again", TestKeys.encryption("k1")).load());
  }

  @Test
  void aPlainTokenOfAnOperatorReplacesAnEncryptedOneAndAPastOneDoesNot() throws Exception {
    store.add(TestEntries.social("first" + LONG));
    store.saveTokens(TestCredentialTable.first(store), TestCredentialTable.tokens("second"));
    rig.sql("UPDATE %s SET refresh_token = 'first" + LONG + "'");
    assertThat(TestCredentialTable.first(store).refreshToken()).contains(new Secret("second"));

    rig.sql("UPDATE %s SET refresh_token = 'third'");
    assertThat(TestCredentialTable.first(store).refreshToken()).contains(new Secret("third"));
    assertThat(rig.value("refresh_token")).startsWith("enc:v1:k1:");
  }

  @Test
  void anEditThatWritesAPastTokenBackKeepsTheNewerOnes() throws Exception {
    long id = store.add(TestEntries.social("first" + LONG)).id();
    store.saveTokens(TestCredentialTable.first(store), TestCredentialTable.tokens("second"));

    store.edit(id, TestEntries.changes("{\"refreshToken\": \"first" + LONG + "\"}"));

    assertThat(TestCredentialTable.first(store).refreshToken()).contains(new Secret("second"));
  }

  @Test
  void aLoginThatTheTableHasEncryptedIsADuplicate() throws Exception {
    store.add(TestEntries.apiKey("not-a-real-key"));
    store.add(TestEntries.social("first" + LONG));
    store.saveTokens(store.load().getLast(), TestCredentialTable.tokens("second" + LONG));

    for (StoredEntry again :
        List.of(
            TestEntries.apiKey("not-a-real-key"),
            TestEntries.social("first" + LONG),
            TestEntries.social("second" + LONG))) {
      assertThatExceptionOfType(DuplicateCredentialException.class)
          .isThrownBy(() -> store.add(again));
    }
  }

  @Test
  void aRotationGoesOnUnderRunningGateways() throws Exception {
    store.add(fullEntry());
    PostgresCredentialStore before = rig.store("before", TestKeys.encryption("k1", "k2"));
    PostgresCredentialStore after = rig.store("after", TestKeys.encryption("k2", "k1"));
    refresh(before, "second");
    refresh(after, "third");
    store.remove(store.add(TestEntries.apiKey("not-a-real-key")).id());

    assertThat(rewrite(TestKeys.encryption("k2", "k1"))).isEqualTo(2);

    assertThat(dump()).contains("enc:v1:k2:").doesNotContain("enc:v1:k1:", "not-a-real");
    assertThat(before.load()).isEqualTo(after.load());
    refresh(before, "fourth");
    assertThat(TestCredentialTable.first(after).refreshToken()).contains(new Secret("fourth"));
    rewrite(TestKeys.encryption("k2", "k1"));
    assertThat(TestCredentialTable.first(rig.store("only", TestKeys.encryption("k2"))))
        .isEqualTo(TestCredentialTable.first(after));
  }

  @Test
  void aRefreshBetweenReadingAndWritingIsNotOverwritten() throws Exception {
    rig.sql("INSERT INTO %s (refresh_token) VALUES ('first')");
    SharedDatabase shared = rig.shared();
    CredentialRows rows = new CredentialRows(shared.table(), TestKeys.encryption("k1"));
    Row read = shared.use(rows::all).getFirst();
    rig.sql("UPDATE %s SET refresh_token = 'second'");

    Optional<Row> written = shared.use(handle -> rows.rewrite(handle, read));

    assertThat(written).isEmpty();
    assertThat(rig.value("refresh_token")).isEqualTo("second");
  }

  @Test
  void turningEncryptionOffWritesPlainSecrets() throws Exception {
    store.add(fullEntry());

    rewrite(TestKeys.decryption("k1"));

    assertThat(dump()).contains("not-a-real-secret", "not-a-real-csrf").doesNotContain("enc:v1");
    assertThat(TestCredentialTable.first(rig.store("plain")).refreshToken())
        .isEqualTo(TestCredentialTable.first(store).refreshToken());
  }

  @Test
  void aGatewayWithoutTheKeyUsesNothingAndChangesNothing() throws Exception {
    store.add(fullEntry());
    String before = dump();
    PostgresCredentialStore other = rig.store("other", TestKeys.encryption("k2"));

    Credential unusable = TestCredentialTable.first(other);

    assertThat(unusable.login())
        .isEqualTo(
            new Login.Incomplete(
                "idc",
                "refreshToken is encrypted with the key 'k1', which is not configured; add the key"
                    + " to encryption.keyFile or encryption.key"));
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> other.saveTokens(unusable, TestCredentialTable.tokens("lost")))
        .withMessageContaining("credential #1: refreshToken is encrypted with the key 'k1'");
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> rewrite(TestKeys.encryption("k2")));
    assertThat(dump()).isEqualTo(before);
  }

  @Test
  void aValueThatWasMovedToAnotherRowDoesNotDecryptAndStopsARotation() throws Exception {
    store.add(TestEntries.social("first" + LONG));
    store.add(TestEntries.social("second" + LONG));
    rig.sql(
        "UPDATE %1$s SET refresh_token = (SELECT refresh_token FROM %1$s WHERE id = 2) WHERE id = 1");
    String before = dump();

    List<Credential> loaded = store.load();

    assertThat(loaded.getFirst().login()).isInstanceOf(Login.Incomplete.class);
    assertThat(loaded.getLast().refreshToken()).contains(new Secret("second" + LONG));
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> rewrite(TestKeys.encryption("k1")))
        .withMessageContaining("credential #1: refreshToken cannot be decrypted with the key 'k1'")
        .withMessageNotContaining("credential #2");
    assertThat(dump()).isEqualTo(before);
  }

  private static void refresh(PostgresCredentialStore gateway, String token) throws IOException {
    Credential known = TestCredentialTable.first(gateway);
    try (RefreshPermit permit = gateway.beginRefresh(known, true).orElseThrow()) {
      gateway.saveTokens(permit.stored().orElseThrow(), TestCredentialTable.tokens(token));
    }
  }

  private static int rewrite(EntryEncryption encryption) throws IOException {
    try (TableTransfer table =
        TableTransfer.open(
            rig.database.database(), new TableName(TestCredentialTable.TABLE), encryption)) {
      return table.rewrite();
    }
  }

  private static StoredEntry fullEntry() {
    return TestEntries.entry(
        """
        {"refreshToken": "not-a-real-a%1$s", "accessToken": "not-a-real-access", "clientId": "not-a-real-client",
         "clientSecret": "not-a-real-secret", "authMethod": "idc", "proxyUrl": "http://proxy.example.com:80",
         "proxyUsername": "not-a-real-user", "proxyPassword": "not-a-real-password", "email": "a@example.com",
         "csrf": ["not-a-real-csrf"], "priority": 3}
        """
            .formatted(LONG));
  }

  private static String dump() {
    return String.join(
        "\n",
        rig.database.query("SELECT t::text FROM " + TestCredentialTable.TABLE + " t ORDER BY id"));
  }
}
