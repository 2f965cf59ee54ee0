package io.github.kiro4j.server.credentials.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileStoreContractTest;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// With a journal before it, a file store keeps its promises, and more.
class JournalingStoreTest extends FileStoreContractTest {

  @Override
  protected CredentialStore open() throws IOException {
    return JournalingStore.over(super.open(), folder);
  }

  @Test
  void whileTheFileIsDamagedNewTokensAreInTheJournalAndUsable() throws Exception {
    try (CredentialStore store = another("damaged", "[{\"id\": 1, \"refreshToken\": \"one\"}]")) {
      Credential before = store.load().getFirst();
      Files.writeString(anotherFile("damaged"), "[{");

      Credential saved = store.saveTokens(before, tokens("one-b"));

      assertThat(saved.refreshToken()).isEqualTo(Optional.of(new Secret("one-b")));
      assertThat(anotherFile("damaged")).hasContent("[{");
      assertThat(journal("damaged")).content().contains("one-b");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal("damaged"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theNewestTokensGetIntoTheFileWhenItIsMendedEvenAfterARestart() throws Exception {
    String good = "[{\"id\": 1, \"refreshToken\": \"one\"}]";
    try (CredentialStore store = another("mended", good)) {
      Credential before = store.load().getFirst();
      Files.writeString(anotherFile("mended"), "");
      Credential second = store.saveTokens(before, tokens("one-b"));
      store.saveTokens(second, tokens("one-c"));
    }
    try (CredentialStore store = another("mended", good)) {
      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("one-c"));
      assertThat(journal("mended")).doesNotExist();
      assertThat(anotherFile("mended")).content().contains("one-c");
    }
  }

  @Test
  void journaledTokensGiveWayToANewSignIn() throws Exception {
    try (CredentialStore store = another("anew", "[{\"id\": 1, \"refreshToken\": \"one\"}]")) {
      Credential before = store.load().getFirst();
      Files.writeString(anotherFile("anew"), "[{");
      store.saveTokens(before, tokens("one-b"));
      Files.writeString(anotherFile("anew"), "[{\"id\": 1, \"refreshToken\": \"anew\"}]");

      assertThat(store.load().getFirst().refreshToken()).contains(new Secret("anew"));
      assertThat(journal("anew")).doesNotExist();
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
          store.edit(1, JsonNodeFactory.instance.objectNode().put("email", "a@b.example"));

      assertThat(edited.refreshToken()).contains(new Secret("one-b"));
      assertThat(edited.settings().email()).isEqualTo("a@b.example");
      assertThat(store.entries().getFirst().path("refreshToken").textValue()).isEqualTo("one-b");
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

      assertThat(journal("removed")).doesNotExist();
      assertThat(store.load()).isEmpty();
    }
  }

  @Test
  void aDamagedJournalStopsTheStartAndIsLeftAlone() throws Exception {
    Files.createDirectories(folder.resolve("broken"));
    Files.writeString(journal("broken"), "{\"1\": {}}");

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> another("broken", "[]").close())
        .withMessageContaining("tokens that stand nowhere else");
    assertThat(journal("broken")).hasContent("{\"1\": {}}");
  }

  private CredentialStore another(String name, String content) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Files.writeString(anotherFile(name), content);
    return JournalingStore.over(
        FileCredentialStore.open(anotherFile(name), StateFile.in(own), new MachineId(null)), own);
  }

  private Path anotherFile(String name) {
    return folder.resolve(name).resolve("credentials.json");
  }

  private Path journal(String name) {
    return folder.resolve(name).resolve("kiro4j-unsaved-tokens.json");
  }
}
