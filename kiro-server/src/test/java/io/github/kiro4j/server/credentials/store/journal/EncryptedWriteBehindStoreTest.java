package io.github.kiro4j.server.credentials.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileStoreContractTest;
import io.github.kiro4j.server.credentials.store.file.FolderText;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.transfer.CredentialFiles;
import io.github.kiro4j.server.encryption.EncryptionException;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestEntries;
import io.github.kiro4j.server.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An encrypted file with its journal, its backup and its state file.
class EncryptedWriteBehindStoreTest extends FileStoreContractTest {

  private static final MachineId MACHINE = new MachineId("a".repeat(64));

  private static final String PLAIN =
      """
      [{"id": 1, "refreshToken": "not-a-real-one", "clientId": "not-a-real-client",
        "clientSecret": "not-a-real-secret", "authMethod": "idc", "csrf": "not-a-real-csrf"},
       {"id": 2, "kiroApiKey": "not-a-real-key", "proxyUrl": "http://proxy.example.com:80",
        "proxyPassword": "not-a-real-password", "proxyUsername": "not-a-real-user"}]
      """;

  @Override
  protected EntryEncryption encryption() {
    return TestKeys.encryption("k1");
  }

  @Override
  protected CredentialStore open() throws IOException {
    return WriteBehindStore.over(openFile(), folder);
  }

  @Override
  protected void closeStore() throws Exception {
    super.closeStore();
    assertThat(FolderText.of(folder)).doesNotContain("access of", "arn of");
  }

  @Test
  void noFileHoldsASecretWhateverTheGatewayDoes() throws Exception {
    Path own = folder("own", PLAIN);
    try (CredentialStore store = open(own, encryption())) {
      Credential first = store.load().getFirst();
      assertThat(FolderText.of(own)).doesNotContain("not-a-real");
      first = store.saveTokens(first, tokens("not-a-real-two"));
      store.add(TestEntries.social("not-a-real-three-" + "x".repeat(120)));
      store.edit(2, TestEntries.changes("{\"proxyPassword\": \"not-a-real-change\"}"));
      assertThat(FolderText.of(own)).doesNotContain("not-a-real");
      Path file = own.resolve("credentials.json");
      Files.copy(file, own.resolve("kept"));
      Files.writeString(file, "[{");
      store.saveTokens(first, tokens("not-a-real-four"));
      assertThat(FolderText.of(own))
          .as("with the only copy in the journal")
          .contains("\"received\"", "enc:v1:k1:")
          .doesNotContain("not-a-real");
      Files.move(own.resolve("kept"), file, StandardCopyOption.REPLACE_EXISTING);
      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("not-a-real-four"));
    }
    assertThat(FolderText.of(own)).contains("enc:v1:k1:").doesNotContain("not-a-real");
    try (CredentialStore store = open(own, encryption())) {
      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("not-a-real-four"));
      assertThat(store.entry(2).text(CredentialField.PROXY_PASSWORD)).contains("not-a-real-change");
    }
  }

  @Test
  void turningEncryptionOnEncryptsTheFileAndItsBackup() throws Exception {
    Path own = folder("on", PLAIN);
    try (CredentialStore store = open(own, EntryEncryption.NONE)) {
      store.load();
    }
    assertThat(own.resolve("credentials.json.bak")).content().contains("not-a-real-one");

    try (CredentialStore store = open(own, encryption())) {
      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("not-a-real-one"));
      assertThat(FolderText.of(own)).doesNotContain("not-a-real");
    }
  }

  @Test
  void anEditWithPlainSecretsIsEncryptedOnceItIsRead() throws Exception {
    Path own = folder("edited", PLAIN);
    try (CredentialStore store = open(own, encryption())) {
      store.load();
      Path file = own.resolve("credentials.json");
      Files.writeString(
          file,
          Files.readString(file)
              .replaceFirst(
                  "\"refreshToken\" : \"[^\"]*\"", "\"refreshToken\": \"not-a-real-new\""));

      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("not-a-real-new"));
      assertThat(FolderText.of(own)).doesNotContain("not-a-real");
    }
  }

  @Test
  void aRotationLeavesOnlyThePrimaryKey() throws Exception {
    Path own = encrypted("rotated");

    assertThat(rewrite(own, TestKeys.encryption("k2", "k1"))).isEqualTo(2);

    assertThat(FolderText.of(own))
        .contains("enc:v1:k2:")
        .doesNotContain("enc:v1:k1:", "not-a-real");
    try (CredentialStore store = open(own, TestKeys.encryption("k2"))) {
      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("not-a-real-one"));
    }
  }

  @Test
  void turningEncryptionOffWritesPlainSecrets() throws Exception {
    Path own = encrypted("off");

    rewrite(own, TestKeys.decryption("k1"));

    assertThat(FolderText.of(own)).contains("not-a-real-one").doesNotContain("enc:v1:");
    try (CredentialStore store = open(own, EntryEncryption.NONE)) {
      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("not-a-real-one"));
    }
  }

  @Test
  void withoutTheKeyNothingIsLost() throws Exception {
    Path own = encrypted("missing");
    String before = Files.readString(own.resolve("credentials.json"));
    EntryEncryption other = TestKeys.encryption("k2");

    try (CredentialStore store = open(own, other)) {
      assertThat(store.load().getFirst().login())
          .isEqualTo(
              new Login.Incomplete(
                  "idc",
                  "refreshToken is encrypted with the key 'k1', which is not configured; add the"
                      + " key to encryption.keyFile or encryption.key"));
      assertThatExceptionOfType(InvalidEntryFieldException.class)
          .isThrownBy(() -> store.edit(1, TestEntries.changes("{\"priority\": 3}")));
      store.add(TestEntries.apiKey("not-a-real-other-key"));
    }
    assertThatExceptionOfType(EncryptionException.class)
        .isThrownBy(() -> rewrite(own, other))
        .withMessageContaining("credential #1: refreshToken is encrypted with the key 'k1'");
    assertThat(lines(Files.readString(own.resolve("credentials.json")))).containsAll(lines(before));
    try (CredentialStore store = open(own, TestKeys.encryption("k1", "k2"))) {
      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("not-a-real-one"));
    }
  }

  @Test
  void aJournalThatCannotBeDecryptedStopsTheStart() throws Exception {
    Path own = encrypted("journal");
    try (CredentialStore store = open(own, encryption())) {
      Credential first = store.load().getFirst();
      Files.writeString(own.resolve("credentials.json"), "[{");
      store.saveTokens(first, tokens("not-a-real-only-copy"));
    }
    byte[] journal = Files.readAllBytes(TokenJournal.file(own));

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> open(own, TestKeys.encryption("k2")))
        .withMessageContaining("kiro4j-tokens.journal: credential #1: ")
        .withMessageContaining("is encrypted with the key 'k1', which is not configured");
    assertThat(TokenJournal.file(own)).hasBinaryContent(journal);
  }

  @Test
  void anEncryptedEntryWithoutItsIdIsGivenNoOther() throws Exception {
    Path own = encrypted("anonymous");
    Path file = own.resolve("credentials.json");
    String anonymous = Files.readString(file).replaceFirst("\"id\" : 1,", "");
    Files.writeString(file, anonymous);

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> FileCredentialStore.check(file, encryption()))
        .withMessageContaining("entry 1: the entry has encrypted values and no id");
    try (CredentialStore store = open(own, encryption())) {
      assertThatExceptionOfType(CredentialFileException.class).isThrownBy(store::load);
    }
    assertThat(file).hasContent(anonymous);
  }

  private static List<String> lines(String text) {
    return text.lines()
        .filter(line -> line.contains("enc:v1"))
        .map(line -> line.replace(",", ""))
        .toList();
  }

  private int rewrite(Path own, EntryEncryption encryption) throws IOException {
    return CredentialFiles.rewrite(own.resolve("credentials.json"), own, MACHINE, encryption);
  }

  private Path encrypted(String name) throws IOException {
    Path own = folder(name, PLAIN);
    try (CredentialStore store = open(own, encryption())) {
      store.load();
    }
    return own;
  }

  private Path folder(String name, String content) throws IOException {
    Path own = Files.createDirectory(folder.resolve(name));
    Files.writeString(own.resolve("credentials.json"), content);
    return own;
  }

  private static CredentialStore open(Path own, EntryEncryption encryption) throws IOException {
    return WriteBehindStore.over(
        FileCredentialStore.open(
            own.resolve("credentials.json"), StateFile.in(own), MACHINE, encryption),
        own);
  }
}
