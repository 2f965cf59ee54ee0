package io.github.kiro4j.server.credentials.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.CredentialStoreContract;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.StoreUnavailableException;
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

/// A journal before a store that can be away.
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
                file, StateFile.in(folder.resolve("remote")), new MachineId(null)));
    store = JournalingStore.before(remote, folder);
    known = store.load().getFirst();
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  /// A store over a network.
  private static final class RemoteStore implements CredentialStore {
    private final CredentialStore store;
    private boolean away;

    RemoteStore(CredentialStore store) {
      this.store = store;
    }

    private CredentialStore there() throws IOException {
      if (away) {
        throw new StoreUnavailableException("nothing answers", new IOException());
      }
      return store;
    }

    @Override
    public List<Credential> load() throws IOException {
      return there().load();
    }

    @Override
    public Optional<RefreshPermit> beginRefresh(Credential credential, boolean urgent)
        throws IOException {
      return there().beginRefresh(credential, urgent);
    }

    @Override
    public Credential saveTokens(Credential traded, IssuedTokens tokens) throws IOException {
      return there().saveTokens(traded, tokens);
    }

    @Override
    public Credential saveProfileArn(Credential credential, Secret arn) throws IOException {
      return there().saveProfileArn(credential, arn);
    }

    @Override
    public Credential add(ObjectNode entry) throws IOException {
      return there().add(entry);
    }

    @Override
    public Credential edit(long id, ObjectNode changes) throws IOException {
      return there().edit(id, changes);
    }

    @Override
    public void remove(long id) throws IOException {
      there().remove(id);
    }

    @Override
    public List<ObjectNode> entries() throws IOException {
      return there().entries();
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
      assertThat(journal()).content().contains("refreshing").doesNotContain("one");
    }
    assertThat(journal()).doesNotExist();
  }

  @Test
  void whileTheStoreIsAwayWhatIsNotUrgentIsLeftForLater() throws Exception {
    remote.away = true;

    assertThat(store.beginRefresh(known, false)).isEmpty();
    assertThat(journal()).doesNotExist();
  }

  @Test
  void whatIsUrgentGetsItsTurnAndItsTokensGetIntoTheStoreAfterwards() throws Exception {
    remote.away = true;
    try (RefreshPermit _ = store.beginRefresh(known, true).orElseThrow()) {
      Credential second = store.saveTokens(known, CredentialStoreContract.tokens("one-b"));
      store.saveTokens(second, CredentialStoreContract.tokens("one-c"));
    }
    assertThat(journal()).content().contains("one-c");

    remote.away = false;
    assertThat(store.load().getFirst().refreshToken()).contains(new Secret("one-c"));
    assertThat(remote.load().getFirst().refreshToken()).contains(new Secret("one-c"));
    assertThat(journal()).doesNotExist();
  }

  @Test
  void theStoreIsBackWhenTheNextTokensCome() throws Exception {
    remote.away = true;
    Credential second = store.saveTokens(known, CredentialStoreContract.tokens("one-b"));
    remote.away = false;

    store.saveTokens(second, CredentialStoreContract.tokens("one-c"));

    assertThat(remote.load().getFirst().refreshToken()).contains(new Secret("one-c"));
    assertThat(journal()).doesNotExist();
  }

  @Test
  void withoutAPlaceForNewTokensNothingIsRefreshed() throws Exception {
    Files.createDirectories(journal().resolve("in the way"));
    remote.away = true;

    assertThatIOException().isThrownBy(() -> store.beginRefresh(known, true));
  }

  @Test
  void whileTheStoreIsThereItIsPlaceEnough() throws Exception {
    Files.createDirectories(journal().resolve("in the way"));

    try (RefreshPermit _ = store.beginRefresh(known, true).orElseThrow()) {
      store.saveTokens(known, CredentialStoreContract.tokens("one-b"));
    }
    assertThat(remote.load().getFirst().refreshToken()).contains(new Secret("one-b"));
  }

  @Test
  void tokensGiveWayToThoseThatAreGoodForLonger() throws Exception {
    remote.away = true;
    store.saveTokens(known, keepingTheRefreshToken("older", "2026-03-04T05:00:00Z"));
    remote.store.saveTokens(known, keepingTheRefreshToken("newer", "2026-03-04T06:00:00Z"));
    remote.away = false;

    assertThat(store.load().getFirst().bearer()).isEqualTo(new Secret("newer"));
    assertThat(journal()).doesNotExist();
  }

  private static IssuedTokens keepingTheRefreshToken(String access, String end) {
    return new IssuedTokens(new Secret(access), null, Instant.parse(end), null);
  }

  @Test
  void aSecondGatewayInTheSameFolderDoesNotStart() {
    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> JournalingStore.before(remote, folder))
        .withMessageContaining("another kiro4j uses it");
  }

  private Path journal() {
    return folder.resolve("kiro4j-unsaved-tokens.json");
  }
}
