package io.github.kiro4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.ServerCommandLine;
import io.github.kiro4j.server.testing.TestDatabase;
import io.github.kiro4j.server.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("reads output or log lines, or measures memory, of the whole JVM")
@NeedsPostgres
class CredentialTransferTest {

  private static final String TOKEN = "not-a-real-refresh-token.".repeat(5);

  private static final String CREDENTIALS =
      """
      [{
        "id": 4, "authMethod": "social", "refreshToken": "%1$s4", "accessToken": "not-a-real-access-token",
        "expiresAt": "2026-03-14T10:00:00Z", "profileArn": "arn:aws:codewhisperer:us-east-1:123456789012:profile/X",
        "priority": 2, "authRegion": "eu-central-1", "apiRegion": "us-east-1", "email": "a@example.com",
        "proxyUrl": "socks5://proxy.example.com:1080", "proxyUsername": "me", "proxyPassword": "not-a-real-password",
        "machineId": "%2$s", "subscriptionTitle": "KIRO PRO", "note": {"of": ["mine", 1.50]}, "csrfToken": "not-a-real-csrf"
      }, {
        "id": 9, "authMethod": "idc", "refreshToken": "%1$s9", "clientId": "not-a-real-client", "clientSecret": "not-a-real-secret",
        "clientSecretExpiresAt": "2026-06-01T00:00:00Z", "machineId": "%2$s", "disabled": true
      }, {
        "id": 2, "kiroApiKey": "ksk_not_a_real_key", "machineId": "%2$s"
      }]
      """
          .formatted(TOKEN, "0123456789abcdef".repeat(4));

  private final TestDatabase database = TestDatabase.fresh();
  private String config = "";
  private Path file = Path.of("");

  @TempDir Path folder;

  @BeforeEach
  void migrate() throws Exception {
    Path configFile = folder.resolve("config.yml");
    config =
        Files.writeString(
                configFile,
                "{postgres: {databaseUrl: \"" + database.url() + "\", tableName: kiro_test}}")
            .toString();
    file = Files.writeString(folder.resolve("credentials.json"), CREDENTIALS);
    assertThat(ServerCommandLine.run("db", "migrate", config).failed()).isFalse();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anImportAndAnExportKeepEveryMember() throws Exception {
    ServerCommandLine imported = importFile();

    assertThat(imported.out())
        .startsWith(
            """
            credential #4: added
            credential #9: added
            credential #2: added
            Added 3 credentials to the table kiro_test, skipped 0.\
            """);
    Path exported = folder.resolve("exported.json");
    assertThat(
            ServerCommandLine.run("db", "export", config, "--with-secrets", exported.toString())
                .out())
        .contains("Exported 3 credentials to " + exported);
    assertThat(byId(exported)).isEqualTo(byId(file));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exported)))
        .isEqualTo("rw-------");
  }

  @Test
  void fileForKiroAccountManagerHasItsFormAndIsTheOwnersOnly() throws Exception {
    Path exported = folder.resolve("kam.json");
    ServerCommandLine export =
        ServerCommandLine.run(
            "db", "export", config, "--of", file.toString(), "--kam", exported.toString());

    assertThat(export.out())
        .contains(
            "Exported 2 credentials to " + exported + ".\n",
            "Left out 1 credential: Kiro Account Manager has no API keys.\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(exported)))
        .isEqualTo("rw-------");
    JsonNode accounts = Json.MAPPER.readTree(exported.toFile()).get("accounts");
    assertThat(accounts.at("/0/credentials/expiresAt").asLong())
        .isEqualTo(Instant.parse("2026-03-14T10:00:00Z").toEpochMilli());
    assertThat(accounts.at("/0/credentials/region").asText()).isEqualTo("eu-central-1");
    assertThat(accounts.at("/1/credentials/authMethod").asText()).isEqualTo("IdC");
    assertThat(accounts.at("/1/credentials/clientSecret").asText()).isEqualTo("not-a-real-secret");
    assertThat(accounts.at("/1/credentials/clientSecretExpiresAt").asLong())
        .isEqualTo(Instant.parse("2026-06-01T00:00:00Z").toEpochMilli());
    assertThat(
            ServerCommandLine.run(
                    "db", "export", config, "--of", file.toString(), "--kam", exported.toString())
                .failed())
        .isTrue();
  }

  @Test
  void aCredentialThatTheTableHasIsSkipped() throws Exception {
    importFile();

    assertThat(importFile().out())
        .contains("credential #4: skipped, since the table has it as #4")
        .contains("Added 0 credentials to the table kiro_test, skipped 3.");
    assertThat(database.query("SELECT count(*) FROM kiro_test")).containsExactly("3");
  }

  @Test
  void anIdThatIsInUseIsReplacedByANewOne() throws Exception {
    database.execute(
        "INSERT INTO kiro_test (id, api_key, deleted_at) VALUES (4, 'ksk_another', now()), (20, 'ksk_third', NULL)");

    assertThat(importFile().out())
        .contains("credential #4: added as #21, since its id is in use")
        .contains("credential #9: added\n");
    database.execute("INSERT INTO kiro_test (api_key) VALUES ('ksk_fourth')");
    assertThat(database.query("SELECT max(id) FROM kiro_test")).containsExactly("22");
  }

  @Test
  void oneThatCannotBeAddedKeepsAllOut() throws Exception {
    Files.writeString(file, CREDENTIALS.replace("ksk_not_a_real_key", ""));

    ServerCommandLine imported = importFile();

    assertThat(imported.failed()).isTrue();
    assertThat(imported.err())
        .hasLineCount(1)
        .contains("credential #2 has neither refreshToken nor kiroApiKey; complete or remove it");
    assertThat(database.query("SELECT count(*) FROM kiro_test")).containsExactly("0");
  }

  @Test
  void whatTheTableRefusesKeepsAllOut() throws Exception {
    database.execute("ALTER TABLE kiro_test ADD CHECK (api_key <> 'ksk_not_a_real_key')");

    ServerCommandLine imported = importFile();

    assertThat(imported.failed()).isTrue();
    assertThat(imported.err()).hasLineCount(1).contains("violates check").doesNotContain("ksk");
    assertThat(imported.out()).isEmpty();
    assertThat(database.query("SELECT count(*) FROM kiro_test")).containsExactly("0");
  }

  @Test
  void theRunTimeStateAndPastTokensAreImportedAndExported() throws Exception {
    String present = Fingerprint.of(new Secret(TOKEN + "4"));
    Files.writeString(
        folder.resolve(StateFile.NAME),
        """
        {"credentials": {"4": {"signIn": "%1$s", "successes": 12, "failures": 3, "lastUsed": "2026-03-14T09:00:00Z",
          "health": {"state": "disabled", "reason": "SUSPENDED", "since": "2026-03-14T08:00:00Z"}}},
         "tokens": {"4": {"present": "%1$s", "past": ["aaaa", "bbbb"]}}}
        """
            .formatted(present));

    importFile();

    assertThat(
            database.query(
                "SELECT past_tokens, successes, failures, last_used_at = '2026-03-14 09:00Z', health->>'reason' FROM kiro_test WHERE id = 4"))
        .containsExactly("{aaaa,bbbb},12,3,t,SUSPENDED");
    Path there = Files.createDirectory(folder.resolve("there"));
    ServerCommandLine.run(
        "db", "export", config, "--with-secrets", there.resolve("c.json").toString());
    JsonNode state = Json.MAPPER.readTree(Files.readAllBytes(there.resolve(StateFile.NAME)));
    assertThat(state.at("/credentials/4").toString())
        .contains("\"reason\":\"SUSPENDED\"", "\"successes\":12", present);
    assertThat(state.at("/tokens/4").toString())
        .isEqualTo("{\"present\":\"" + present + "\",\"past\":[\"aaaa\",\"bbbb\"]}");
  }

  @Test
  void tokensThatAreOnlyInTheJournalAreNotLost() throws Exception {
    Files.writeString(
        folder.resolve("kiro4j-unsaved-tokens.json"),
        """
        {"4": {"replaced": "%s", "accessToken": "newer-access", "refreshToken": "newer-refresh", "expiresAt": "2026-03-15T10:00:00Z"}}
        """
            .formatted(Fingerprint.of(new Secret(TOKEN + "4"))));

    importFile();

    assertThat(database.query("SELECT refresh_token FROM kiro_test WHERE id = 4"))
        .containsExactly("newer-refresh");
  }

  @Test
  void anEncryptedTableIsImportedRotatedExportedAndDecrypted() throws Exception {
    encrypting(true, "k1");
    assertThat(importFile().out()).contains("Added 3 credentials");
    assertThat(tableText()).contains("enc:v1:k1:").doesNotContain("not-a-real", "ksk_");
    assertThat(importFile().out()).contains("Added 0 credentials", "skipped 3");

    encrypting(true, "k2", "k1");
    assertThat(ServerCommandLine.run("db", "rotate-key", config).out())
        .isEqualTo(
            "Encrypted the secrets of 3 rows of the table kiro_test with the" + " first key.\n");
    assertThat(tableText()).contains("enc:v1:k2:").doesNotContain("enc:v1:k1:");
    encrypting(true, "k2");
    Path exported = folder.resolve("exported.json");
    ServerCommandLine.run("db", "export", config, "--with-secrets", exported.toString());
    assertThat(byId(exported)).isEqualTo(byId(Files.writeString(file, CREDENTIALS)));
    encrypting(true, "k3");
    ServerCommandLine refused =
        ServerCommandLine.run("db", "export", config, "--with-secrets", exported + "2");
    assertThat(refused.err()).contains("is encrypted with the key 'k2', which is not configured");
    assertThat(folder.resolve("exported.json2")).doesNotExist();

    encrypting(false, "k2");
    assertThat(ServerCommandLine.run("db", "rotate-key", config).failed()).isFalse();
    assertThat(tableText()).contains(TOKEN + "4").doesNotContain("enc:v1");
    assertThat(ServerCommandLine.run("db", "rollback", config, "-c", "3").failed()).isFalse();
  }

  private void encrypting(boolean enabled, String... keys) throws IOException {
    Files.writeString(
        Path.of(config),
        """
        {credentialStorageType: postgres, postgres: {databaseUrl: "%s", tableName: kiro_test},
         encryption: {enabled: %s, key: '%s'}}
        """
            .formatted(database.url(), enabled, TestKeys.text(keys).replace("\n", ",")));
  }

  private String tableText() {
    return String.join("\n", database.query("SELECT t::text FROM kiro_test t"));
  }

  @Test
  void aFileThatAGatewayUsesIsNotImported() throws Exception {
    try (FileCredentialStore _ =
        FileCredentialStore.open(
            file, StateFile.in(folder), new MachineId(null), EntryEncryption.NONE)) {
      assertThat(importFile().err()).contains("another kiro4j process uses the file");
    }
    assertThat(database.query("SELECT count(*) FROM kiro_test")).containsExactly("0");
  }

  @Test
  void anExportWithoutSecretsShowsNoSecretAndCannotBeImported() throws Exception {
    importFile();

    ServerCommandLine shown = ServerCommandLine.run("db", "export", config);

    assertThat(shown.out())
        .contains("\"email\" : \"a@example.com\"", "\"refreshToken\" : \"[redacted]\"")
        .doesNotContain("not-a-real", "ksk_", "arn:aws", "proxy.example.com", "0123456789abcdef");
    Path pasted = Files.writeString(folder.resolve("pasted.json"), shown.out());
    assertThat(ServerCommandLine.run("db", "import", pasted.toString(), config).err())
        .contains("the secrets in the file are redacted; export with --with-secrets");
  }

  @Test
  void anExportOverwritesNothing() throws Exception {
    importFile();
    Path present = Files.writeString(folder.resolve("present.json"), "[]");

    ServerCommandLine exported =
        ServerCommandLine.run("db", "export", config, "--with-secrets", present.toString());

    assertThat(exported.err()).contains("the file exists already; choose another name");
    assertThat(present).hasContent("[]");
  }

  @Test
  void aTableThatIsNotMigratedIsRefused() throws Exception {
    ServerCommandLine.run("db", "rollback", config, "-c", "1");

    assertThat(importFile().err()).contains("Run: ./kiro db migrate " + config).hasLineCount(1);
  }

  @Test
  void aMissingFileIsReported() throws Exception {
    assertThat(
            ServerCommandLine.run("db", "import", folder.resolve("no.json").toString(), config)
                .err())
        .contains("no.json: the file does not exist");
  }

  private ServerCommandLine importFile() throws Exception {
    return ServerCommandLine.run("db", "import", file.toString(), config);
  }

  private static ObjectNode byId(Path file) throws IOException {
    ObjectNode entries = Json.MAPPER.createObjectNode();
    for (JsonNode entry : Json.MAPPER.readTree(Files.readAllBytes(file))) {
      ObjectNode plain = entry.deepCopy();
      if (!plain.has("disabled")) {
        plain.put("disabled", false);
      }
      entries.set(entry.path("id").asText(), plain);
    }
    return entries;
  }
}
