package io.github.kiro4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.journal.WriteBehindStore;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.ServerCommandLine;
import io.github.kiro4j.server.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("reads output or log lines, or measures memory, of the whole JVM")
class EncryptionCommandTest {

  private static final String CREDENTIALS =
      "[{\"id\": 1, \"refreshToken\": \"not-a-real-token\", \"machineId\": \"%s\"}]"
          .formatted("a".repeat(64));

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void writeCredentials() throws IOException {
    file = Files.writeString(folder.resolve("credentials.json"), CREDENTIALS);
  }

  @Test
  void aNewKeyEncryptsTheFileAndWithoutTheKeyNothingStarts() throws Exception {
    Path key = folder.resolve("kiro4j.key");
    assertThat(ServerCommandLine.run("db", "new-key", key.toString()).out())
        .startsWith("Wrote a new key to " + key + ", readable by you only. Keep a copy");
    String config = config("{keyFile: kiro4j.key}");

    assertThat(ServerCommandLine.run("db", "rotate-key", config).out())
        .isEqualTo("Encrypted the secrets of 1 credential in " + file + " with the first key.\n");
    String encrypted = Files.readString(file);
    assertThat(encrypted).contains("enc:v1:key-").doesNotContain("not-a-real");
    assertThat(ServerCommandLine.run("check", config).out()).contains("1 credential, 1 enabled.");

    String without = config("{}");
    for (String command : new String[] {"check", "server"}) {
      ServerCommandLine answer = ServerCommandLine.run(command, without);
      assertThat(answer.failed()).as(command).isTrue();
      assertThat(answer.err())
          .contains("refreshToken is encrypted with the key 'key-")
          .contains("which is not configured; add the key to encryption.keyFile")
          .hasLineCount(1);
    }
    assertThat(file).hasContent(encrypted);
  }

  @Test
  void aJournalWhoseKeyIsMissingIsRefused() throws Exception {
    leaveJournal(TestKeys.encryption("k1"));

    assertThat(ServerCommandLine.run("check", keys(true, "k1")).out()).contains("1 enabled.");
    String refusal = ServerCommandLine.run("check", keys(true, "k2")).err();
    assertThat(refusal).contains("kiro4j-tokens.journal", "is encrypted with the key 'k1'");
    assertThat(ServerCommandLine.run("server", keys(true, "k2")).err())
        .isEqualTo("kiro4j cannot start: " + refusal);
  }

  /// Leaves a journal beside the file, as a gateway does that could not write the file in the end.
  private void leaveJournal(EntryEncryption encryption) throws Exception {
    Path other = Files.writeString(folder.resolve("other.json"), CREDENTIALS);
    FileCredentialStore source =
        FileCredentialStore.open(other, StateFile.in(folder), new MachineId(null), encryption);
    try (WriteBehindStore store = WriteBehindStore.over(source, folder)) {
      Credential credential = store.load().getFirst();
      Files.writeString(other, "[{");
      store.saveTokens(
          credential,
          new IssuedTokens(
              new Secret("not-a-real-access"),
              new Secret("not-a-real-refresh"),
              Instant.EPOCH,
              null));
    }
  }

  @Test
  void aRotationMovesToTheFirstKeyAndTurningOffWritesPlainText() throws Exception {
    ServerCommandLine.run("db", "rotate-key", keys(true, "k1"));
    ServerCommandLine.run("db", "rotate-key", keys(true, "k2", "k1"));
    assertThat(Files.readString(file)).contains("enc:v1:k2:").doesNotContain("enc:v1:k1:");
    assertThat(ServerCommandLine.run("check", keys(true, "k2")).failed()).isFalse();

    assertThat(ServerCommandLine.run("db", "rotate-key", keys(false, "k2")).out())
        .isEqualTo(
            "Wrote the secrets of 1 credential in %s in plain text, since encryption.enabled is false.\n"
                .formatted(file));
    assertThat(file).content().contains("not-a-real-token");
  }

  @Test
  void aFileThatAGatewayUsesIsNotRotated() throws Exception {
    try (FileCredentialStore _ =
        FileCredentialStore.open(
            file, StateFile.in(folder), new MachineId(null), EntryEncryption.NONE)) {
      assertThat(ServerCommandLine.run("db", "rotate-key", keys(true, "k1")).err())
          .contains("another kiro4j process uses the file");
    }
    assertThat(file).hasContent(CREDENTIALS);
  }

  @Test
  void keysThatCannotBeUsedAreReportedInOneSentence() throws Exception {
    Path key = Files.writeString(folder.resolve("open.key"), TestKeys.text("k1"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(rotate("{}"))
        .isEqualTo(
            "neither encryption.keyFile nor encryption.key is set, so that nothing was changed; make"
                + " a key with ./kiro db new-key FILE and set encryption.keyFile\n");
    assertThat(rotate("{keyFile: a, key: 'b:c'}"))
        .isEqualTo(
            "encryption.keyFile and encryption.key are both set; put all keys into one of them\n");
    assertThat(rotate("{keyFile: open.key}"))
        .isEqualTo(
            "other users of this machine can read or write the key file %1$s; run: chmod 600 %1$s\n"
                .formatted(key));
    assertThat(rotate("{keyFile: no.key}")).contains("no.key does not exist; restore it");
    assertThat(ServerCommandLine.run("check", config("{key: 'b:c'}")).err())
        .isEqualTo(
            folder.resolve("config.yml")
                + ", line 1: encryption.key: the key 'b' must be 32 bytes in Base64; copy the whole key\n");
    assertThat(ServerCommandLine.run("db", "new-key", key.toString()).err())
        .isEqualTo(key + " exists already and is not changed; choose another name\n");
    assertThat(file).hasContent(CREDENTIALS);
  }

  private String rotate(String encryption) throws Exception {
    ServerCommandLine answer = ServerCommandLine.run("db", "rotate-key", config(encryption));
    assertThat(answer.failed()).isTrue();
    return answer.err();
  }

  private String keys(boolean enabled, String... ids) throws IOException {
    return config(
        "{enabled: %s, key: '%s'}".formatted(enabled, TestKeys.text(ids).replace("\n", ", ")));
  }

  private String config(String encryption) throws IOException {
    return Files.writeString(
            folder.resolve("config.yml"),
            "{apiKey: sk-not-a-real-key, encryption: " + encryption + "}")
        .toString();
  }
}
