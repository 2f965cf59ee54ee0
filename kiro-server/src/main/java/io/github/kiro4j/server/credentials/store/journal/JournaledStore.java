package io.github.kiro4j.server.credentials.store.journal;

import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a store and the journal before it say together.
///
/// The journal is read before the store, so that the store's content is never older than the
/// journal's.
public abstract class JournaledStore implements CredentialStore {

  private final CredentialStore store;
  final TokenJournal journal;

  JournaledStore(CredentialStore store, TokenJournal journal) {
    this.store = store;
    this.journal = journal;
  }

  /// Checks that a gateway could take over the journal in that folder, if there is one; nothing is
  /// changed.
  ///
  /// @throws io.github.kiro4j.server.credentials.store.file.CredentialFileException if a file there
  ///   is damaged or cannot be decrypted
  public static void checkJournal(Path folder, EntryEncryption encryption) throws IOException {
    JournalState _ = TokenJournal.left(folder, encryption);
  }

  @Override
  public final StoredEntry entry(long id) throws IOException {
    Map<Long, UnsavedTokens> before = journal.unsaved();
    return newest(store.entry(id), before);
  }

  @Override
  public final List<StoredEntry> entries() throws IOException {
    Map<Long, UnsavedTokens> before = journal.unsaved();
    return store.entries().stream().map(entry -> newest(entry, before)).toList();
  }

  /// An entry with the journal's tokens.
  static StoredEntry newest(StoredEntry stored, Map<Long, UnsavedTokens> journal) {
    UnsavedTokens unsaved = journal.get(stored.id());
    return unsaved == null ? stored : unsaved.over(stored);
  }

  @Override
  public final Optional<String> noPlaceForTokens() {
    return journal.problem();
  }

  @Override
  public final void check() throws IOException {
    store.check();
  }

  @Override
  public final Closeable onChange(Runnable listener) {
    return store.onChange(listener);
  }
}
