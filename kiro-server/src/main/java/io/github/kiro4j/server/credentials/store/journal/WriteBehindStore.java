package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A credentials file behind a journal. New tokens are durable and used as soon as the journal has
/// them; the file, its backup and the state file follow a moment later, by one write for all the
/// tokens that arrived meanwhile. While the file cannot be read or written, the tokens stay in the
/// journal.
///
/// Everything else that is read or changed here sees the journal's tokens.
public final class WriteBehindStore extends JournaledStore {

  private static final Logger LOG = LoggerFactory.getLogger(WriteBehindStore.class);

  private final FileCredentialStore store;
  private final DelayedWrites writes;

  /// Held while the file is read and written.
  private final ReentrantLock flushing = new ReentrantLock();

  private WriteBehindStore(
      FileCredentialStore store, TokenJournal journal, ScheduledExecutorService timer) {
    super(store, journal);
    this.store = store;
    this.writes = new DelayedWrites(this::flush, timer);
  }

  /// Puts a journal before a credentials file, which is closed with the new store.
  ///
  /// @param folder where the journal lies; what an earlier process left there is taken over
  /// @throws io.github.kiro4j.server.credentials.store.file.CredentialFileException if the journal
  ///   is damaged, or another gateway uses the folder
  public static WriteBehindStore over(FileCredentialStore store, Path folder) throws IOException {
    try {
      TokenJournal journal = TokenJournal.in(folder, store.encryption());
      return new WriteBehindStore(
          store,
          journal,
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("credentials-file").factory()));
    } catch (IOException e) {
      store.close();
      throw e;
    }
  }

  /// Saves the journal's tokens in the file.
  ///
  /// @throws IOException if the file cannot be read or written
  private void flush() throws IOException {
    flushing.lock();
    try {
      Map<Long, UnsavedTokens> unsaved = journal.unsaved();
      if (!unsaved.isEmpty()) {
        journal.forget(store.saveTokens(unsaved));
      }
    } finally {
      flushing.unlock();
    }
  }

  /// Saves the journal's tokens, unless another thread has saved those of the credential meanwhile.
  private void flush(long id, IssuedTokens tokens) throws IOException {
    flushing.lock();
    try {
      if (journal.unsaved(id).filter(unsaved -> unsaved.tokens().equals(tokens)).isPresent()) {
        flush();
      }
    } finally {
      flushing.unlock();
    }
  }

  /// Saves the journal's tokens before something else is done with the file. What keeps them from
  /// being saved is reported by what is done then, unless the tokens can stay in the journal.
  private void tryFlush() {
    try {
      flush();
    } catch (IOException e) {
      LOG.debug("the journal's tokens stay in the journal", e);
      writes.request(Duration.ofSeconds(1));
    }
  }

  /// The journal is read before the store, so that the store's content is never older than the
  /// journal's. It keeps the tokens of a credential that cannot be used until its entry is
  /// repaired.
  @Override
  public List<Credential> load() throws IOException {
    tryFlush();
    Map<Long, UnsavedTokens> before = journal.unsaved();
    return store.load().stream().map(stored -> newest(stored, before)).toList();
  }

  private static Credential newest(Credential stored, Map<Long, UnsavedTokens> before) {
    UnsavedTokens tokens = before.get(stored.id());
    return tokens == null || stored.login() instanceof Login.Incomplete
        ? stored
        : tokens.over(stored);
  }

  /// No other gateway has the file.
  @Override
  public Optional<RefreshPermit> beginRefresh(Credential known, boolean urgent) throws IOException {
    journal.begin(known);
    return Optional.of(new JournaledPermit(known.id(), RefreshPermit.UNSHARED, journal));
  }

  /// While nobody else has changed the file, the tokens are usable once the journal has them. After
  /// an edit the file is read first, because the edit may have replaced the login.
  @Override
  public Credential saveTokens(Credential refreshed, IssuedTokens tokens) throws IOException {
    try {
      journal.record(refreshed, tokens);
    } catch (IOException e) {
      LOG.warn("{}: the journal failed; the file is written instead", refreshed.label());
      return store.saveTokens(refreshed, tokens);
    }
    Optional<Credential> inStep =
        store
            .unchangedEntry(refreshed.id())
            .map(StoredEntry::credentialOrUnusable)
            .flatMap(this::withUnsaved);
    if (inStep.isPresent()) {
      writes.request(DelayedWrites.DELAY);
      return inStep.get();
    }
    return savedInFile(refreshed, tokens);
  }

  private Optional<Credential> withUnsaved(Credential known) {
    return journal
        .unsaved(known.id())
        .filter(tokens -> tokens.isNewerThan(known))
        .map(tokens -> tokens.over(known));
  }

  private Credential savedInFile(Credential refreshed, IssuedTokens tokens) throws IOException {
    try {
      flush(refreshed.id(), tokens);
    } catch (IOException e) {
      LOG.warn(
          "{}: new tokens are in {} because they cannot be saved in the file: {}",
          refreshed.label(),
          journal.file(),
          e.getMessage());
      writes.request(Duration.ofSeconds(1));
      return refreshed.with(tokens);
    }
    return newest(store.entry(refreshed.id()), journal.unsaved()).credentialOrUnusable();
  }

  @Override
  public boolean hadToken(long id, String fingerprint) {
    return journal
        .unsaved(id)
        .map(tokens -> hadToken(store.pastTokens(id), tokens, fingerprint))
        .orElseGet(() -> store.hadToken(id, fingerprint));
  }

  private static boolean hadToken(TokenHistory past, UnsavedTokens tokens, String fingerprint) {
    String present = tokens.present().orElse(tokens.replaced().getLast());
    return present.equals(fingerprint)
        || past.rotated(present, tokens.replaced()).contains(fingerprint);
  }

  @Override
  public Credential saveProfileArn(Credential credential, Secret arn) throws IOException {
    tryFlush();
    Map<Long, UnsavedTokens> before = journal.unsaved();
    return newest(store.saveProfileArn(credential, arn), before);
  }

  @Override
  public StoredEntry add(StoredEntry entry) throws IOException {
    tryFlush();
    return store.add(entry);
  }

  @Override
  public StoredEntry edit(long id, CredentialFields changes) throws IOException {
    tryFlush();
    Map<Long, UnsavedTokens> before = journal.unsaved();
    StoredEntry edited = store.edit(id, changes);
    tryFlush();
    return newest(edited, before);
  }

  @Override
  public void remove(long id) throws IOException {
    store.remove(id);
    tryFlush();
  }

  /// Saves the journal's tokens in the file, if that is possible.
  @Override
  public void close() throws IOException {
    writes.close();
    try {
      tryFlush();
      journal.close();
    } finally {
      store.close();
    }
  }
}
