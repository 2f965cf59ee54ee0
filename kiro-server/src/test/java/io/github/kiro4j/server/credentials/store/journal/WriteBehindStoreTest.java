package io.github.kiro4j.server.credentials.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileStoreContractTest;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A file store with a journal keeps the contract of a store, and loses no tokens.
class WriteBehindStoreTest extends FileStoreContractTest {

  @Override
  protected CredentialStore open() throws IOException {
    return WriteBehindStore.over(openFile(), folder);
  }

  @Test
  void whileTheFileIsDamagedNewTokensAreInTheJournalAndUsable() throws Exception {
    try (CredentialStore store = another("damaged", "[{\"id\": 1, \"refreshToken\": \"one\"}]")) {
      Credential before = store.load().getFirst();
      Files.writeString(anotherFile("damaged"), "[{");

      Credential saved = store.saveTokens(before, tokens("one-b"));

      assertThat(saved.refreshToken()).isEqualTo(Optional.of(new Secret("one-b")));
      assertThat(anotherFile("damaged")).hasContent("[{");
      assertThat(journaled("damaged")).contains("one-b");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal("damaged"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theNewestTokensGetIntoTheFileWhenItIsRepairedEvenAfterARestart() throws Exception {
    String good = "[{\"id\": 1, \"refreshToken\": \"one\"}]";
    try (CredentialStore store = another("repaired", good)) {
      Credential before = store.load().getFirst();
      Files.writeString(anotherFile("repaired"), "");
      Credential second = store.saveTokens(before, tokens("one-b"));
      store.saveTokens(second, tokens("one-c"));
    }
    try (CredentialStore store = another("repaired", good)) {
      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("one-c"));
      assertThat(journaled("repaired")).isEmpty();
      assertThat(anotherFile("repaired")).content().contains("one-c");
    }
  }

  @Test
  void journaledTokensGiveWayToANewLogin() throws Exception {
    try (CredentialStore store = another("new", "[{\"id\": 1, \"refreshToken\": \"one\"}]")) {
      Credential before = store.load().getFirst();
      Files.writeString(anotherFile("new"), "[{");
      store.saveTokens(before, tokens("one-b"));
      Files.writeString(anotherFile("new"), "[{\"id\": 1, \"refreshToken\": \"new\"}]");

      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("new"));
      assertThat(journaled("new")).isEmpty();
    }
  }

  @Test
  void journaledTokensAreExportedAndSurviveAnEdit() throws Exception {
    String good = "[{\"id\": 1, \"refreshToken\": \"one\"}]";
    try (CredentialStore store = another("export", good)) {
      Credential before = store.load().getFirst();
      Files.writeString(anotherFile("export"), "[{");
      store.saveTokens(before, tokens("one-b"));
      Files.writeString(anotherFile("export"), good);

      Credential edited =
          store.edit(1, TestEntries.changes("{\"email\": \"a@b.example\"}")).credential();

      assertThat(edited.refreshToken()).contains(new Secret("one-b"));
      assertThat(edited.settings().email()).isEqualTo("a@b.example");
      assertThat(store.entries().getFirst().text(CredentialField.REFRESH_TOKEN)).contains("one-b");
    }
  }

  @Test
  void tokensOfARemovedCredentialLeaveTheJournal() throws Exception {
    String good = "[{\"id\": 1, \"refreshToken\": \"one\"}]";
    try (CredentialStore store = another("removed", good)) {
      Credential before = store.load().getFirst();
      Files.writeString(anotherFile("removed"), "[{");
      store.saveTokens(before, tokens("one-b"));
      Files.writeString(anotherFile("removed"), good);

      store.remove(1);

      assertThat(journaled("removed")).isEmpty();
      assertThat(store.load()).isEmpty();
    }
  }

  @Test
  void theJournalKeepsTokensUntilAnEntryThatCannotBeUsedIsRepaired() throws Exception {
    String good = "[{\"id\": 1, \"refreshToken\": \"one\"}]";
    try (CredentialStore store = another("unusable", good)) {
      Credential before = store.load().getFirst();
      Files.writeString(anotherFile("unusable"), "[{");
      store.saveTokens(before, tokens("one-b"));
      Files.writeString(anotherFile("unusable"), good.replace("}", ", \"authMethod\": \"x\"}"));

      store.load();
      Files.writeString(anotherFile("unusable"), good);

      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("one-b"));
      assertThat(store.entries().getFirst().text(CredentialField.REFRESH_TOKEN)).contains("one-b");
    }
  }

  @Test
  void aDamagedJournalStopsTheStartAndIsNotChanged() throws Exception {
    Files.createDirectories(folder.resolve("broken"));
    Files.writeString(journal("broken"), "{\"1\": {}}");

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> another("broken", "[]").close())
        .withMessageContaining("tokens that may be nowhere else");
    assertThat(journal("broken")).hasContent("{\"1\": {}}");
  }

  private CredentialStore another(String name, String content) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Files.writeString(anotherFile(name), content);
    return WriteBehindStore.over(
        FileCredentialStore.open(
            anotherFile(name), StateFile.in(own), new MachineId(null), EntryEncryption.NONE),
        own);
  }

  private Path anotherFile(String name) {
    return folder.resolve(name).resolve("credentials.json");
  }

  private String journaled(String name) throws IOException {
    return JournalContents.of(folder.resolve(name));
  }

  private Path journal(String name) {
    return folder.resolve(name).resolve("kiro4j-tokens.journal");
  }
}
