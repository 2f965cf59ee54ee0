package io.github.kiro4j.server.credentials.store.file;

import static java.util.Objects.requireNonNull;

import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.credentials.store.file.CredentialDocument.Entry;
import io.github.kiro4j.server.credentials.store.file.FileTokenHistories.Standing;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `credentials.json` in both of kiro-rs's formats: one object, or an array of objects. The format
/// stays as it is until a credential is added or removed here; then it is an array.
///
/// Every write starts from the file as it is at that moment, so that an edit made meanwhile is
/// kept. A file that cannot be read is never overwritten. `credentials.json.bak` is the last
/// content that could be read.
public final class FileCredentialStore implements CredentialStore {

  /// Tokens are written again if another program edits the file at the same moment.
  private static final int MAX_WRITES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(FileCredentialStore.class);

  private static final String PAST_TOKEN =
      "the refresh token was already used, and the newer one is not in the file; sign in again";

  private final Path file;
  private final DocumentEncryption encryption;
  private final CredentialBackup backup;
  private final EntryCompletion completion;
  private final FileTokenHistories histories;
  private final UniqueEntries unique;
  private final @Nullable StoreLock lock;

  /// The last good content; after a restart the backup, which has the tokens that an edit may have
  /// overwritten meanwhile.
  private volatile Content known = new Content(FileStamp.NONE, FileStamp.NONE, Map.of());

  /// Entries that an edit removed since the start. If an edit restores one with a past token, the
  /// newer tokens come from here.
  private final Map<Long, StoredEntry> removed = new HashMap<>();

  /// The file when it was last read or written.
  private FileStamp read = FileStamp.NONE;

  /// Whether the file, when it was last read, had secrets that a write encrypts.
  private boolean leavesPlain;

  /// The file when it was last found to be good; null if it was not.
  private @Nullable FileStamp good;

  /// @param file the file when it had that content
  /// @param next the file once the present write has renamed it; else the same
  /// @param entries by id
  private record Content(FileStamp file, FileStamp next, Map<Long, StoredEntry> entries) {
    boolean isOf(FileStamp found) {
      return found.equals(file) || found.equals(next);
    }
  }

  private FileCredentialStore(
      Path file,
      MachineId machineIds,
      EntryEncryption encryption,
      FileTokenHistories histories,
      @Nullable StoreLock lock) {
    this.file = file;
    this.encryption = new DocumentEncryption(encryption);
    this.backup = CredentialBackup.of(file, this.encryption);
    this.completion = new EntryCompletion(histories, machineIds);
    this.histories = histories;
    this.unique = new UniqueEntries(histories);
    this.lock = lock;
  }

  /// Opens the file and locks it against other processes.
  ///
  /// @param state keeps the past tokens
  /// @throws CredentialFileException if another process uses the file
  public static FileCredentialStore open(
      Path file, StateFile state, MachineId machineIds, EntryEncryption encryption)
      throws IOException {
    Path absolute = file.toAbsolutePath();
    FileCredentialStore store =
        new FileCredentialStore(
            absolute,
            machineIds,
            encryption,
            new FileTokenHistories(state),
            StoreLock.of(absolute));
    if (store.lock != null) {
      AtomicFile.cleanUp(absolute);
    }
    store.known = new Content(FileStamp.NONE, FileStamp.NONE, store.backup.read());
    return store;
  }

  /// Reads a file without locking it.
  ///
  /// @throws CredentialFileException if the file or an entry of it cannot be used; the message says
  ///   where and why
  public static List<Credential> check(Path file, EntryEncryption encryption) throws IOException {
    CredentialDocument stored = CredentialDocument.parse(file, contentOf(file));
    CredentialDocument document = new DocumentEncryption(encryption).decrypted(stored);
    document.requireUsable();
    return EntryIds.assign(document, _ -> 0L).credentials();
  }

  private static byte[] contentOf(Path file) throws IOException {
    return Files.exists(file) ? RegularFile.read(file) : new byte[0];
  }

  /// The past tokens of a credential.
  public TokenHistory pastTokens(long id) {
    return histories.pastTokens(id);
  }

  @Override
  public synchronized List<Credential> load() throws IOException {
    CredentialDocument before = read();
    CredentialDocument document = completed(before);
    if (leavesPlain || !document.isSame(before)) {
      try {
        write(document);
      } catch (IOException e) {
        LOG.warn("{} cannot be written: {}", file, e.toString());
      }
    }
    remember(document);
    return document.entries().stream().map(entry -> credential(entry.stored())).toList();
  }

  /// An entry with a past token is a credential that cannot be used: some auth services lock an
  /// account when a past token is used again.
  private Credential credential(StoredEntry entry) {
    return entry
            .refreshTokenFingerprint()
            .filter(token -> histories.standing(entry.id(), token) == Standing.PAST)
            .isPresent()
        ? entry.unusable(PAST_TOKEN)
        : entry.credentialOrUnusable();
  }

  /// No other gateway has the file.
  @Override
  public Optional<RefreshPermit> beginRefresh(Credential known, boolean urgent) {
    return Optional.of(RefreshPermit.UNSHARED);
  }

  @Override
  public boolean hadToken(long id, String fingerprint) {
    return histories.standing(id, fingerprint) != Standing.UNKNOWN;
  }

  @Override
  public synchronized Credential saveTokens(Credential refreshed, IssuedTokens tokens)
      throws IOException {
    long id = refreshed.id();
    completed().entry(id);
    if (saveTokens(Map.of(id, UnsavedTokens.of(refreshed, tokens))).isEmpty()) {
      throw new CredentialFileException(
          file, "credential #" + id + " has no usable entry that could take its new tokens");
    }
    return credential(requireNonNull(known.entries().get(id)));
  }

  /// Saves the tokens of several credentials by one write.
  ///
  /// @return the tokens that need not be kept any longer: an entry has them, or another login, or
  ///   is gone. Tokens of an entry that cannot be used are kept until the entry is repaired
  /// @throws IOException if the file cannot be read or written; nothing has changed then
  public synchronized Map<Long, UnsavedTokens> saveTokens(Map<Long, UnsavedTokens> unsaved)
      throws IOException {
    for (int attempt = 1; attempt < MAX_WRITES; attempt++) {
      try {
        return saved(unsaved);
      } catch (EditedMeanwhileException _) {
        // The edited file is read, and written again with the tokens.
      }
    }
    return saved(unsaved);
  }

  private Map<Long, UnsavedTokens> saved(Map<Long, UnsavedTokens> unsaved) throws IOException {
    CredentialDocument before = completed();
    TokenMerge merge = new TokenMerge(unsaved, histories);
    CredentialDocument merged = merge.into(before);
    if (!merged.isSame(before)) {
      write(merged);
    }
    merge.rotate(before, merged);
    remember(merged);
    return merge.settled(merged);
  }

  /// An entry of the last good content, if the file has not changed since. Waits for no other
  /// thread.
  public Optional<StoredEntry> unchangedEntry(long id) throws IOException {
    Content content = known;
    return content.isOf(FileStamp.of(file))
        ? Optional.ofNullable(content.entries().get(id))
        : Optional.empty();
  }

  @Override
  public synchronized Credential saveProfileArn(Credential credential, Secret arn)
      throws IOException {
    CredentialDocument document = completed();
    StoredEntry next =
        document.entry(credential.id()).with(CredentialField.PROFILE_ARN, arn.value());
    writeAndRemember(document.with(next));
    return next.credentialOrUnusable();
  }

  @Override
  public synchronized StoredEntry add(StoredEntry entry) throws IOException {
    CredentialDocument before = completed();
    StoredEntry added = entry.withId(unique.nextId(before));
    unique.require(added, before);
    CredentialDocument document = completion.complete(before.plus(added), newest());
    writeAndRemember(document);
    return document.entry(added.id());
  }

  @Override
  public synchronized StoredEntry edit(long id, CredentialFields changes) throws IOException {
    CredentialDocument before = completed();
    StoredEntry edited = before.entry(id).edited(changes);
    unique.require(edited, before);
    CredentialDocument document = completion.complete(before.with(edited), newest());
    writeAndRemember(document);
    return document.entry(id);
  }

  @Override
  public synchronized void remove(long id) throws IOException {
    CredentialDocument before = completed();
    StoredEntry entry = before.entry(id);
    writeAndRemember(before.without(entry.id()));
    removed.remove(id);
  }

  /// Writes the file and its backup as the configuration now has their secrets encrypted.
  ///
  /// @return the number of entries
  /// @throws io.github.kiro4j.server.encryption.EncryptionException if a value cannot be decrypted;
  ///   nothing has changed then
  public synchronized int rewrite() throws IOException {
    CredentialDocument document = completed();
    EntryEncryption.requireDecrypted(document.entries().stream().map(Entry::stored).toList());
    writeAndRemember(document);
    backup.write(document);
    return document.entries().size();
  }

  /// How the secrets of the file are encrypted.
  public EntryEncryption encryption() {
    return encryption.entries();
  }

  @Override
  public synchronized StoredEntry entry(long id) throws IOException {
    return completed().entry(id);
  }

  @Override
  public synchronized List<StoredEntry> entries() throws IOException {
    return completed().entries().stream().map(Entry::stored).toList();
  }

  /// Reads the file only if it has changed since it was last found to be good.
  @Override
  public synchronized void check() throws IOException {
    if (!FileStamp.of(file).equals(good)) {
      completed();
    }
  }

  @Override
  public Closeable onChange(Runnable listener) {
    try {
      return FolderWatch.of(file.resolveSibling(""), listener);
    } catch (IOException e) {
      LOG.warn(
          "{} cannot be watched for changes; it is only read at intervals: {}", file, e.toString());
      return () -> {};
    }
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  private CredentialDocument completed() throws IOException {
    return completed(read());
  }

  private CredentialDocument completed(CredentialDocument document) throws IOException {
    CredentialDocument completed = completion.complete(document, newest());
    good = read;
    return completed;
  }

  private CredentialDocument read() throws IOException {
    read = FileStamp.of(file);
    byte[] content = contentOf(file);
    CredentialDocument stored = CredentialDocument.parse(file, content);
    CredentialDocument document = encryption.decrypted(stored);
    leavesPlain = encryption.leavesPlain(stored);
    if (document.entries().isEmpty() && !known.entries().isEmpty() && isBlank(content)) {
      // Some editors empty a file before they write it. An operator who wants no credential writes
      // [].
      throw new CredentialFileException(
          file, "the file is empty or missing. Its last good content is in " + backup.file());
    }
    return document;
  }

  private static boolean isBlank(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).isBlank();
  }

  private void write(CredentialDocument document) throws IOException {
    good = null;
    AtomicFile.replace(file, encryption.toBytes(document), this::isAboutToBeRenamed);
    good = read;
  }

  /// While the file is being renamed, the content before is good enough for readers that know the
  /// newest tokens themselves, unless an edit came in between.
  ///
  /// @throws EditedMeanwhileException if another program has edited the file since it was read: the
  ///   edit must not be overwritten. Only microseconds remain in which an edit can go unnoticed
  private void isAboutToBeRenamed(FileStamp next) throws IOException {
    if (!FileStamp.of(file).equals(read)) {
      throw new EditedMeanwhileException(file);
    }
    Content before = known;
    if (before.file().equals(read)) {
      known = new Content(read, next, before.entries());
    }
    read = next;
  }

  private void writeAndRemember(CredentialDocument document) throws IOException {
    write(document);
    remember(document);
  }

  private void remember(CredentialDocument document) {
    Map<Long, StoredEntry> entries = document.byId();
    entries.forEach(
        (id, entry) -> entry.loginFingerprint().ifPresent(token -> histories.seen(id, token)));
    Map<Long, StoredEntry> before = known.entries();
    known = new Content(read, read, entries);
    removed.putAll(before);
    removed.keySet().removeAll(entries.keySet());
    histories.save();
    if (!entries.equals(before)) {
      backup.write(document);
    }
  }

  /// The entries with the newest tokens, those that an edit removed included.
  private Map<Long, StoredEntry> newest() {
    Map<Long, StoredEntry> newest = new HashMap<>(removed);
    newest.putAll(known.entries());
    return newest;
  }
}
