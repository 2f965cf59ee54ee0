package io.github.kiro4j.server.credentials.store.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialGoneException;
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.DuplicateCredentialException;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.file.CredentialDocument.Entry;
import io.github.kiro4j.server.credentials.store.file.TokenHistory.Standing;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `credentials.json` in both of kiro-rs's formats: one object, or an array of them. The format
/// stays as it is until a credential is added or removed here; then it is an array.
///
/// Every write starts from the file as it is at that moment, so that an edit made meanwhile is
/// kept. A file that cannot be read is never overwritten. `credentials.json.bak` is the last
/// content that was good.
public final class FileCredentialStore implements CredentialStore {

  private static final Logger LOG = LoggerFactory.getLogger(FileCredentialStore.class);

  private final Path file;
  private final Path backup;
  private final MachineId machineIds;
  private final TokenHistory lineage;
  private final @Nullable StoreLock lock;

  /// The entries of the last good content, by id.
  private Map<Long, ObjectNode> known = Map.of();

  private FileCredentialStore(
      Path file, MachineId machineIds, TokenHistory lineage, @Nullable StoreLock lock) {
    this.file = file;
    this.backup = file.resolveSibling(file.getFileName() + ".bak");
    this.machineIds = machineIds;
    this.lineage = lineage;
    this.lock = lock;
  }

  /// Takes the file for this process.
  ///
  /// @param state remembers the generations of refresh tokens
  /// @throws CredentialFileException if another process has it
  public static FileCredentialStore open(Path file, StateFile state, MachineId machineIds)
      throws IOException {
    Path absolute = file.toAbsolutePath();
    FileCredentialStore store =
        new FileCredentialStore(
            absolute, machineIds, new TokenHistory(state), StoreLock.of(absolute));
    store.recallBackup();
    return store;
  }

  /// Reads a file without taking it.
  ///
  /// @throws CredentialFileException if it cannot be used; the message says where and why
  public static List<Credential> check(Path file) throws IOException {
    byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    CredentialDocument document = CredentialDocument.parse(file, content);
    EntryIds.assign(document, _ -> 0L);
    return document.credentials();
  }

  /// Writes a new file.
  ///
  /// @param entries secrets included, each with an id
  /// @throws CredentialFileException if there is a file of that name
  public static void create(Path file, List<ObjectNode> entries) throws IOException {
    if (Files.exists(file)) {
      throw new CredentialFileException(file, "it is there already; choose another name");
    }
    CredentialDocument document = CredentialDocument.parse(file, new byte[0]);
    for (ObjectNode entry : entries) {
      document = document.with(entry);
    }
    AtomicFile.replace(file, document.toBytes());
  }

  /// Writes down which tokens credentials had, for the store that will be opened with that state.
  ///
  /// @param past fingerprints of traded tokens by the credentials' ids, newest last
  public static void rememberPastTokens(
      StateFile state, List<ObjectNode> entries, Map<Long, List<String>> past) {
    TokenHistory lineage = new TokenHistory(state);
    for (ObjectNode entry : entries) {
      long id = CredentialJson.id(entry);
      String present = secretOf(entry);
      if (present != null) {
        past.getOrDefault(id, List.of()).forEach(token -> lineage.rotated(id, token, present));
        lineage.seen(id, present);
      }
    }
    lineage.save();
  }

  /// Fingerprints of the refresh tokens that were traded in for a credential, newest last.
  public synchronized List<String> pastTokens(long id) {
    return lineage.past(id);
  }

  @Override
  public synchronized List<Credential> load() throws IOException {
    CredentialDocument document = read();
    if (completed(document)) {
      try {
        replaceWith(document);
      } catch (IOException e) {
        LOG.warn("{} cannot be written: {}", file, e.toString());
      }
    }
    remember(document);
    return document.credentials();
  }

  /// No other gateway has the file.
  @Override
  public Optional<RefreshPermit> beginRefresh(Credential known, boolean urgent) {
    return Optional.of(RefreshPermit.UNSHARED);
  }

  @Override
  public synchronized boolean hadToken(long id, String fingerprint) {
    return lineage.standing(id, fingerprint) != Standing.NEW;
  }

  @Override
  public synchronized Credential saveTokens(Credential traded, IssuedTokens tokens)
      throws IOException {
    CredentialDocument document = completedDocument();
    Entry entry = entryOf(traded.id(), document);
    String replaced = refreshToken(entry.json());
    if (isStill(traded, replaced)) {
      CredentialJson.write(entry.json(), tokens);
      replaceWith(document);
      recordRotation(traded, replaced, refreshToken(entry.json()));
    }
    remember(document);
    return document.read(entry);
  }

  @Override
  public synchronized Credential saveProfileArn(Credential credential, Secret arn)
      throws IOException {
    CredentialDocument document = completedDocument();
    Entry entry = entryOf(credential.id(), document);
    CredentialJson.writeProfileArn(entry.json(), arn);
    replaceWith(document);
    remember(document);
    return document.read(entry);
  }

  @Override
  public synchronized Credential add(ObjectNode entry) throws IOException {
    CredentialDocument before = completedDocument();
    long id = nextId(before);
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id);
    CredentialJson.edit(json, entry);
    refuseDuplicate(CredentialJson.read(json, id), before);
    CredentialDocument document = before.with(json);
    completed(document);
    replaceWith(document);
    remember(document);
    return document.read(document.entries().getLast());
  }

  @Override
  public synchronized Credential edit(long id, ObjectNode changes) throws IOException {
    CredentialDocument document = completedDocument();
    Entry entry = entryOf(id, document);
    ObjectNode wanted = entry.json().deepCopy();
    CredentialJson.edit(wanted, changes);
    refuseDuplicate(CredentialJson.read(wanted, id), document);
    CredentialJson.edit(entry.json(), changes);
    completed(document);
    replaceWith(document);
    remember(document);
    return document.read(entry);
  }

  @Override
  public synchronized void remove(long id) throws IOException {
    CredentialDocument before = completedDocument();
    CredentialDocument document = before.without(entryOf(id, before));
    replaceWith(document);
    remember(document);
  }

  @Override
  public synchronized List<ObjectNode> entries() throws IOException {
    return completedDocument().entries().stream().map(Entry::json).toList();
  }

  @Override
  public Closeable onChange(Runnable listener) {
    try {
      return FolderWatch.of(file.resolveSibling(""), listener);
    } catch (IOException e) {
      LOG.warn("{} is not watched, only read from time to time: {}", file, e.toString());
      return () -> {};
    }
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  private CredentialDocument completedDocument() throws IOException {
    CredentialDocument document = read();
    completed(document);
    return document;
  }

  private static Entry entryOf(long id, CredentialDocument document) throws IOException {
    for (Entry entry : document.entries()) {
      if (document.idOf(entry) == id) {
        return entry;
      }
    }
    throw new CredentialGoneException("credential #" + id);
  }

  /// Ids are not used twice: what is remembered of a credential must not become another's.
  private long nextId(CredentialDocument document) throws IOException {
    long highest = lineage.highestId();
    for (Entry entry : document.entries()) {
      highest = Math.max(highest, document.idOf(entry));
    }
    return highest + 1;
  }

  /// A token that was traded in counts as well: some services void a sign-in when one is used
  /// again.
  private void refuseDuplicate(Credential wanted, CredentialDocument document) throws IOException {
    for (Credential present : document.credentials()) {
      boolean same = wanted.identity().isPresent() && wanted.identity().equals(present.identity());
      if (present.id() != wanted.id() && (same || hadTokenOf(wanted, present.id()))) {
        throw new DuplicateCredentialException(present.id());
      }
    }
  }

  private boolean hadTokenOf(Credential wanted, long id) {
    String token = fingerprint(wanted);
    return token != null && lineage.standing(id, token) == Standing.PAST;
  }

  /// Whether the file has the token that was traded in, or an even older one.
  private boolean isStill(Credential traded, @Nullable String inFile) {
    return inFile == null
        || inFile.equals(fingerprint(traded))
        || lineage.standing(traded.id(), inFile) == Standing.PAST;
  }

  private void recordRotation(
      Credential traded, @Nullable String replaced, @Nullable String present) {
    for (String past : Arrays.asList(replaced, fingerprint(traded))) {
      if (past != null && present != null) {
        lineage.rotated(traded.id(), past, present);
      }
    }
  }

  private static @Nullable String fingerprint(Credential credential) {
    return credential.refreshToken().map(Fingerprint::of).orElse(null);
  }

  private CredentialDocument read() throws IOException {
    byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    CredentialDocument document = CredentialDocument.parse(file, content);
    if (document.entries().isEmpty() && !known.isEmpty() && isBlank(content)) {
      // Some editors empty a file before they write it; whoever means it writes [].
      throw new CredentialFileException(
          file, "it is empty or missing. The last good content is in " + backup);
    }
    return document;
  }

  private static boolean isBlank(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).isBlank();
  }

  /// Fills in ids and machine ids, and puts newer tokens in the place of those that an edit brought
  /// back.
  ///
  /// @return whether that changed anything
  private boolean completed(CredentialDocument document) throws IOException {
    boolean changed =
        EntryIds.assign(document, token -> lineage.ownerOf(Fingerprint.of(token)).orElse(0L));
    for (Entry entry : document.entries()) {
      changed |= heal(entry, document.idOf(entry));
      changed |= keepMachineId(document.read(entry), entry);
    }
    return changed;
  }

  private boolean heal(Entry entry, long id) {
    String token = refreshToken(entry.json());
    ObjectNode newer = known.get(id);
    if (token == null || newer == null || lineage.standing(id, token) != Standing.PAST) {
      return false;
    }
    LOG.warn("credential #{}: an edit brought back a used refresh token; the newer one stays", id);
    CredentialJson.copyTokens(newer, entry.json());
    return true;
  }

  private boolean keepMachineId(Credential credential, Entry entry) {
    machineIds.toKeep(credential).ifPresent(id -> CredentialJson.writeMachineId(entry.json(), id));
    return machineIds.toKeep(credential).isPresent();
  }

  private void replaceWith(CredentialDocument document) throws IOException {
    AtomicFile.replace(file, document.toBytes());
  }

  private void remember(CredentialDocument document) throws IOException {
    Map<Long, ObjectNode> entries = new HashMap<>();
    for (Entry entry : document.entries()) {
      long id = document.idOf(entry);
      entries.put(id, entry.json().deepCopy());
      String token = secretOf(entry.json());
      if (token != null) {
        lineage.seen(id, token);
      }
    }
    lineage.save();
    if (!entries.equals(known)) {
      known = entries;
      writeBackup(document);
    }
  }

  private void writeBackup(CredentialDocument document) {
    try {
      AtomicFile.replace(backup, document.toBytes());
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", backup, e.toString());
    }
  }

  /// After a restart, only the backup knows the tokens that an edit may have overwritten.
  private void recallBackup() {
    if (!Files.exists(backup)) {
      return;
    }
    try {
      CredentialDocument document = CredentialDocument.parse(backup, Files.readAllBytes(backup));
      Map<Long, ObjectNode> entries = new HashMap<>();
      for (Entry entry : document.entries()) {
        entries.put(document.idOf(entry), entry.json());
      }
      known = entries;
    } catch (IOException e) {
      LOG.warn("the backup is of no use: {}", e.getMessage());
    }
  }

  private static @Nullable String secretOf(ObjectNode entry) {
    String token = refreshToken(entry);
    return token == null ? fingerprint(entry, "kiroApiKey") : token;
  }

  private static @Nullable String refreshToken(ObjectNode entry) {
    return fingerprint(entry, "refreshToken");
  }

  private static @Nullable String fingerprint(ObjectNode entry, String member) {
    String token = entry.path(member).textValue();
    return token == null || token.isBlank() ? null : Fingerprint.of(new Secret(token));
  }
}
