package io.github.kiro4j.server.credentials.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.CredentialStoreContract;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.NoDurablePlaceException;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.StoreUnavailableException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal before a store that may not answer.
class JournalBeforeStoreTest {

  @TempDir Path folder;

  private RemoteStore remote;
  private JournalingStore store;
  private Credential known;

  @BeforeEach
  void open() throws Exception {
    Path file = folder.resolve("remote").resolve("credentials.json");
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\"}]");
    }
    remote =
        new RemoteStore(
            FileCredentialStore.open(
                file,
                StateFile.in(folder.resolve("remote")),
                new MachineId(null),
                EntryEncryption.NONE));
    store = JournalingStore.before(remote, folder, EntryEncryption.NONE);
    known = store.load().getFirst();
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  /// A store over a network.
  private static final class RemoteStore implements CredentialStore {
    private final CredentialStore store;
    private boolean unavailable;

    RemoteStore(CredentialStore store) {
      this.store = store;
    }

    private CredentialStore available() throws IOException {
      if (unavailable) {
        throw new StoreUnavailableException("nothing answers", new IOException());
      }
      return store;
    }

    @Override
    public List<Credential> load() throws IOException {
      return available().load();
    }

    @Override
    public Optional<RefreshPermit> beginRefresh(Credential credential, boolean urgent)
        throws IOException {
      return available().beginRefresh(credential, urgent);
    }

    @Override
    public Credential saveTokens(Credential refreshed, IssuedTokens tokens) throws IOException {
      return available().saveTokens(refreshed, tokens);
    }

    @Override
    public Credential saveProfileArn(Credential credential, Secret arn) throws IOException {
      return available().saveProfileArn(credential, arn);
    }

    @Override
    public StoredEntry add(StoredEntry entry) throws IOException {
      return available().add(entry);
    }

    @Override
    public StoredEntry edit(long id, CredentialFields changes) throws IOException {
      return available().edit(id, changes);
    }

    @Override
    public void remove(long id) throws IOException {
      available().remove(id);
    }

    @Override
    public List<StoredEntry> entries() throws IOException {
      return available().entries();
    }

    @Override
    public StoredEntry entry(long id) throws IOException {
      return available().entry(id);
    }

    @Override
    public void check() throws IOException {
      available().check();
    }

    @Override
    public boolean hadToken(long id, String fingerprint) {
      return store.hadToken(id, fingerprint);
    }

    @Override
    public Closeable onChange(Runnable listener) {
      return store.onChange(listener);
    }

    @Override
    public void close() throws IOException {
      store.close();
    }
  }

  @Test
  void aRefreshIsInTheJournalUntilItEnds() throws Exception {
    try (RefreshPermit _ = store.beginRefresh(known, false).orElseThrow()) {
      assertThat(JournalContents.of(folder)).contains("begun").doesNotContain("one");
    }
    assertThat(JournalContents.of(folder)).isEmpty();
  }

  @Test
  void aRefreshThatIsNotUrgentIsPutOffWhileTheStoreDoesNotAnswer() throws Exception {
    remote.unavailable = true;

    assertThat(store.beginRefresh(known, false)).isEmpty();
    assertThat(JournalContents.of(folder)).isEmpty();
  }

  @Test
  void anUrgentRefreshIsPermittedAndItsTokensAreSavedAfterwards() throws Exception {
    remote.unavailable = true;
    try (RefreshPermit _ = store.beginRefresh(known, true).orElseThrow()) {
      Credential second = store.saveTokens(known, CredentialStoreContract.tokens("one-b"));
      store.saveTokens(second, CredentialStoreContract.tokens("one-c"));
    }
    assertThat(JournalContents.of(folder)).contains("one-c");

    remote.unavailable = false;
    assertThat(store.load().getFirst().refreshToken()).contains(new Secret("one-c"));
    assertThat(remote.load().getFirst().refreshToken()).contains(new Secret("one-c"));
    assertThat(JournalContents.of(folder)).isEmpty();
  }

  @Test
  void tokensOfTheNextRefreshAreSavedWhenTheStoreAnswersAgain() throws Exception {
    remote.unavailable = true;
    Credential second = store.saveTokens(known, CredentialStoreContract.tokens("one-b"));
    remote.unavailable = false;

    store.saveTokens(second, CredentialStoreContract.tokens("one-c"));

    assertThat(remote.load().getFirst().refreshToken()).contains(new Secret("one-c"));
    assertThat(JournalContents.of(folder)).isEmpty();
  }

  @Test
  void withoutAPlaceForNewTokensThereIsNoRefresh() throws Exception {
    Files.delete(journal());
    Files.createDirectories(journal().resolve("in the way"));
    remote.unavailable = true;

    assertThatExceptionOfType(NoDurablePlaceException.class)
        .isThrownBy(() -> store.beginRefresh(known, true))
        .withMessageContaining(journal().toString());
    assertThat(store.noPlaceForTokens()).isPresent();
  }

  @Test
  void aStoreThatAnswersIsPlaceEnough() throws Exception {
    Files.delete(journal());
    Files.createDirectories(journal().resolve("in the way"));

    try (RefreshPermit _ = store.beginRefresh(known, true).orElseThrow()) {
      store.saveTokens(known, CredentialStoreContract.tokens("one-b"));
    }
    assertThat(remote.load().getFirst().refreshToken()).contains(new Secret("one-b"));
  }

  @Test
  void tokensGiveWayToThoseThatExpireLater() throws Exception {
    remote.unavailable = true;
    store.saveTokens(known, keepingTheRefreshToken("older", "2026-03-04T05:00:00Z"));
    remote.store.saveTokens(known, keepingTheRefreshToken("newer", "2026-03-04T06:00:00Z"));
    remote.unavailable = false;

    assertThat(store.load().getFirst().bearer()).isEqualTo(new Secret("newer"));
    assertThat(JournalContents.of(folder)).isEmpty();
  }

  private static IssuedTokens keepingTheRefreshToken(String access, String end) {
    return new IssuedTokens(new Secret(access), null, Instant.parse(end), null);
  }

  @Test
  void aSecondGatewayInTheSameFolderDoesNotStart() {
    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> JournalingStore.before(remote, folder, EntryEncryption.NONE))
        .withMessageContaining("another kiro4j process uses the file");
  }

  private Path journal() {
    return folder.resolve("kiro4j-tokens.journal");
  }
}
