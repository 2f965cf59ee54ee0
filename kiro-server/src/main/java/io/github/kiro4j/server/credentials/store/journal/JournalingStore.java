package io.github.kiro4j.server.credentials.store.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.CredentialGoneException;
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.StoreUnavailableException;
import io.github.kiro4j.server.credentials.store.file.StoreLock;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store whose new tokens survive while it cannot be written to: they go to a local file,
/// `kiro4j-unsaved-tokens.json`, are used from there, and are put into the store as soon as it
/// takes them, unless it has a newer sign-in or newer tokens by then.
public final class JournalingStore implements CredentialStore {

  private static final Logger LOG = LoggerFactory.getLogger(JournalingStore.class);

  private final CredentialStore store;
  private final TokenJournal journal;
  private final boolean ahead;

  /// Null where the store itself keeps other processes away.
  private final @Nullable StoreLock lock;

  private JournalingStore(
      CredentialStore store, TokenJournal journal, boolean ahead, @Nullable StoreLock lock) {
    this.store = store;
    this.journal = journal;
    this.ahead = ahead;
    this.lock = lock;
  }

  /// Puts a journal behind a store that is a file on this machine: it is used only when that cannot
  /// be written.
  ///
  /// @param folder where the journal lies; what an earlier process left there is taken over
  /// @throws CredentialFileException if the journal is damaged: it may hold the only copy of a
  ///   token
  public static JournalingStore over(CredentialStore store, Path folder) throws IOException {
    return new JournalingStore(store, TokenJournal.in(folder), false, null);
  }

  /// Puts a journal before a store that is somewhere else. That a refresh begins is written down
  /// before it does, and new tokens before they are on their way to the store, so that neither an
  /// outage nor the end of this process loses any. While the store is away, nothing is refreshed
  /// that is not urgent.
  ///
  /// @param folder where the journal lies; what an earlier process left there is taken over
  /// @throws CredentialFileException if the journal is damaged, or another gateway uses the folder
  public static JournalingStore before(CredentialStore store, Path folder) throws IOException {
    Files.createDirectories(folder);
    StoreLock lock = StoreLock.of(TokenJournal.file(folder));
    return new JournalingStore(store, TokenJournal.in(folder), true, lock);
  }

  /// What the journal had before the store was read is as old as that or older, so that the store
  /// tells what became of it.
  @Override
  public List<Credential> load() throws IOException {
    Map<Long, UnsavedTokens> before = journal.unsaved();
    List<Credential> credentials = new ArrayList<>();
    for (Credential credential : store.load()) {
      UnsavedTokens tokens = before.get(credential.id());
      credentials.add(tokens == null ? credential : settled(credential, tokens));
    }
    return List.copyOf(credentials);
  }

  /// Tokens of a sign-in that the store no longer has are of no use.
  private Credential settled(Credential stored, UnsavedTokens tokens) {
    if (!tokens.follow(stored)) {
      forget(stored.id(), tokens);
      return stored;
    }
    try {
      Credential saved = store.saveTokens(stored, tokens.tokens());
      forget(stored.id(), tokens);
      LOG.info("{}: tokens that could not be stored are stored now", stored.label());
      return saved;
    } catch (IOException e) {
      LOG.warn("{}: its tokens still cannot be stored: {}", stored.label(), e.getMessage());
      return stored.with(tokens.tokens());
    }
  }

  @Override
  public Optional<RefreshPermit> beginRefresh(Credential known, boolean urgent) throws IOException {
    if (!ahead) {
      return store.beginRefresh(known, urgent);
    }
    try {
      return store.beginRefresh(known, urgent).map(turn -> noted(known, turn));
    } catch (StoreUnavailableException e) {
      if (!urgent) {
        return Optional.empty();
      }
      LOG.warn("{}: refreshed without the store: {}", known.label(), e.getMessage());
      journal.begin(known);
      return Optional.of(new NotedTurn(known, RefreshPermit.UNSHARED));
    }
  }

  private RefreshPermit noted(Credential known, RefreshPermit turn) {
    try {
      journal.begin(known);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", journal.file(), e.toString());
    }
    return new NotedTurn(known, turn);
  }

  /// A turn that is noted in the journal until it ends.
  private final class NotedTurn implements RefreshPermit {
    private final Credential credential;
    private final RefreshPermit turn;

    private NotedTurn(Credential credential, RefreshPermit turn) {
      this.credential = credential;
      this.turn = turn;
    }

    @Override
    public Optional<Credential> stored() {
      return turn.stored();
    }

    @Override
    public void close() {
      turn.close();
      try {
        journal.end(credential.id());
      } catch (IOException e) {
        LOG.warn("{} cannot be written: {}", journal.file(), e.toString());
      }
    }
  }

  @Override
  public Credential saveTokens(Credential traded, IssuedTokens tokens) throws IOException {
    Optional<UnsavedTokens> earlier = journal.unsaved(traded.id());
    boolean recorded = ahead && recorded(traded, tokens);
    try {
      Credential saved = store.saveTokens(replaceable(traded, earlier), tokens);
      forget(traded.id());
      return saved;
    } catch (CredentialGoneException e) {
      forget(traded.id());
      throw e;
    } catch (IOException e) {
      if (!recorded) {
        journal.record(traded, tokens);
      }
      LOG.warn(
          "{}: new tokens are in {} because they cannot be stored: {}",
          traded.label(),
          journal.file(),
          e.getMessage());
      return traded.with(tokens);
    }
  }

  /// What the new tokens may replace: the store may still have the generation before those that are
  /// only in the journal.
  private Credential replaceable(Credential traded, Optional<UnsavedTokens> earlier)
      throws IOException {
    if (earlier.isEmpty()) {
      return traded;
    }
    return store.load().stream()
        .filter(stored -> stored.id() == traded.id() && earlier.get().follow(stored))
        .findFirst()
        .orElse(traded);
  }

  private boolean recorded(Credential traded, IssuedTokens tokens) {
    try {
      journal.record(traded, tokens);
      return true;
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", journal.file(), e.toString());
      return false;
    }
  }

  private void forget(long id) {
    journal.unsaved(id).ifPresent(tokens -> forget(id, tokens));
  }

  private void forget(long id, UnsavedTokens tokens) {
    try {
      journal.forget(id, tokens);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", journal.file(), e.toString());
    }
  }

  @Override
  public boolean hadToken(long id, String fingerprint) {
    return store.hadToken(id, fingerprint);
  }

  @Override
  public Credential saveProfileArn(Credential credential, Secret arn) throws IOException {
    return store.saveProfileArn(credential, arn);
  }

  @Override
  public Credential add(ObjectNode entry) throws IOException {
    return store.add(entry);
  }

  @Override
  public Credential edit(long id, ObjectNode changes) throws IOException {
    Optional<UnsavedTokens> before = journal.unsaved(id);
    Credential edited = store.edit(id, changes);
    return before.map(tokens -> settled(edited, tokens)).orElse(edited);
  }

  @Override
  public void remove(long id) throws IOException {
    store.remove(id);
    forget(id);
  }

  @Override
  public List<ObjectNode> entries() throws IOException {
    load();
    List<ObjectNode> entries = store.entries();
    for (ObjectNode entry : entries) {
      journal
          .unsaved(CredentialJson.id(entry))
          .ifPresent(unsaved -> CredentialJson.write(entry, unsaved.tokens()));
    }
    return entries;
  }

  @Override
  public Closeable onChange(Runnable listener) {
    return store.onChange(listener);
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
    store.close();
  }
}
