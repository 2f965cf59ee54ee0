package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.store.CredentialGoneException;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.StoreUnavailableException;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store on another machine, behind a journal on this one. The journal records the begin of a
/// refresh before the auth service is asked, and new tokens before they are sent to the store, so
/// that neither an outage nor the end of this process loses any. While the store does not answer,
/// only urgent refreshes take place, and the journal's tokens are saved as soon as the store can be
/// written, unless the store has another login or newer tokens by then.
public final class JournalingStore extends JournaledStore {

  private static final Logger LOG = LoggerFactory.getLogger(JournalingStore.class);

  private final CredentialStore store;

  private JournalingStore(CredentialStore store, TokenJournal journal) {
    super(store, journal);
    this.store = store;
  }

  /// Puts a journal before a store on another machine.
  ///
  /// @param folder where the journal lies; what an earlier process left there is taken over
  /// @param encryption how the journal's tokens are encrypted
  /// @throws io.github.kiro4j.server.credentials.store.file.CredentialFileException if the journal
  ///   is damaged, or another gateway uses the folder
  public static JournalingStore before(
      CredentialStore store, Path folder, EntryEncryption encryption) throws IOException {
    return new JournalingStore(store, TokenJournal.in(folder, encryption));
  }

  /// The journal is read before the store, so that the store's content is never older than the
  /// journal's. It keeps the tokens of a credential that cannot be used until its entry is
  /// repaired.
  @Override
  public List<Credential> load() throws IOException {
    Map<Long, UnsavedTokens> before = journal.unsaved();
    List<Credential> credentials = new ArrayList<>();
    for (Credential credential : store.load()) {
      UnsavedTokens tokens = before.get(credential.id());
      credentials.add(
          tokens == null || credential.login() instanceof Login.Incomplete
              ? credential
              : settled(credential, tokens));
    }
    return List.copyOf(credentials);
  }

  /// Saves tokens of the journal in the store, or forgets them if the store no longer has their
  /// login.
  private Credential settled(Credential stored, UnsavedTokens tokens) {
    if (!tokens.isNewerThan(stored)) {
      forget(stored.id(), tokens);
      return stored;
    }
    try {
      Credential saved = store.saveTokens(stored, tokens.tokens());
      forget(stored.id(), tokens);
      LOG.info("{}: the tokens of the journal are saved in the store now", stored.label());
      return saved;
    } catch (IOException e) {
      LOG.warn("{}: tokens still cannot be saved in the store: {}", stored.label(), e.getMessage());
      return stored.with(tokens.tokens());
    }
  }

  /// Without room in the journal, a store that answers is place enough.
  @Override
  public Optional<RefreshPermit> beginRefresh(Credential known, boolean urgent) throws IOException {
    try {
      return store.beginRefresh(known, urgent).map(permit -> journaled(known, permit));
    } catch (StoreUnavailableException e) {
      if (!urgent) {
        return Optional.empty();
      }
      LOG.warn("{}: refreshing without the store: {}", known.label(), e.getMessage());
      journal.begin(known);
      return Optional.of(new JournaledPermit(known.id(), RefreshPermit.UNSHARED, journal));
    }
  }

  private RefreshPermit journaled(Credential known, RefreshPermit permit) {
    try {
      journal.begin(known);
    } catch (IOException e) {
      LOG.warn("{}: refreshing without the journal: {}", known.label(), e.getMessage());
    }
    return new JournaledPermit(known.id(), permit, journal);
  }

  @Override
  public Credential saveTokens(Credential refreshed, IssuedTokens tokens) throws IOException {
    Optional<UnsavedTokens> earlier = journal.unsaved(refreshed.id());
    boolean recorded = recorded(refreshed, tokens);
    try {
      Credential saved = store.saveTokens(replaceable(refreshed, earlier), tokens);
      forget(refreshed.id());
      return saved;
    } catch (CredentialGoneException e) {
      forget(refreshed.id());
      throw e;
    } catch (IOException e) {
      if (!recorded) {
        throw e;
      }
      LOG.warn(
          "{}: new tokens are in {} because they cannot be saved in the store: {}",
          refreshed.label(),
          journal.file(),
          e.getMessage());
      return refreshed.with(tokens);
    }
  }

  /// The credential whose tokens the new ones may replace in the store: while the journal has
  /// tokens, the store still has the ones before.
  private Credential replaceable(Credential refreshed, Optional<UnsavedTokens> earlier)
      throws IOException {
    if (earlier.isEmpty()) {
      return refreshed;
    }
    return store.load().stream()
        .filter(stored -> stored.id() == refreshed.id() && earlier.get().isNewerThan(stored))
        .findFirst()
        .orElse(refreshed);
  }

  private boolean recorded(Credential refreshed, IssuedTokens tokens) {
    try {
      journal.record(refreshed, tokens);
      return true;
    } catch (IOException e) {
      LOG.warn("{}: new tokens are not in the journal: {}", refreshed.label(), e.getMessage());
      return false;
    }
  }

  private void forget(long id) {
    journal.unsaved(id).ifPresent(tokens -> forget(id, tokens));
  }

  private void forget(long id, UnsavedTokens tokens) {
    journal.forget(Map.of(id, tokens));
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
  public StoredEntry add(StoredEntry entry) throws IOException {
    return store.add(entry);
  }

  @Override
  public StoredEntry edit(long id, CredentialFields changes) throws IOException {
    Optional<UnsavedTokens> before = journal.unsaved(id);
    StoredEntry edited = store.edit(id, changes);
    if (before.isEmpty()) {
      return edited;
    }
    settled(edited.credential(), before.get());
    return before.get().over(edited);
  }

  @Override
  public void remove(long id) throws IOException {
    store.remove(id);
    forget(id);
  }

  @Override
  public void close() throws IOException {
    try {
      journal.close();
    } finally {
      store.close();
    }
  }
}
