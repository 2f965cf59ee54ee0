package io.github.kiro4j.server.credentials.store.postgres;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.DuplicateCredentialException;
import io.github.kiro4j.server.credentials.store.EntryCleaner;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.encryption.EncryptionException;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Credentials in a table that gateways and operators share, ordered by id. A removed row stays,
/// with `deleted_at`. Every write compares with what the row has at that moment.
public final class PostgresCredentialStore implements CredentialStore {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresCredentialStore.class);

  private final SharedDatabase database;
  private final CredentialRows rows;
  private final EntryEncryption encryption;
  private final MachineId machineIds;
  private final RefreshLeases leases;
  private final EntryCleaner cleaner = new EntryCleaner();

  /// The rows as they were last read or written, removed ones included.
  private final Map<Long, Row> known = new ConcurrentHashMap<>();

  /// @param leases grants one gateway at a time the permit to refresh a credential
  /// @param encryption how the table's secrets are encrypted
  public PostgresCredentialStore(
      SharedDatabase database,
      MachineId machineIds,
      RefreshLeases leases,
      EntryEncryption encryption) {
    this.database = database;
    this.rows = new CredentialRows(database.table(), encryption);
    this.encryption = encryption;
    this.machineIds = machineIds;
    this.leases = leases;
  }

  @Override
  public List<Credential> load() throws IOException {
    List<Row> all = database.use(rows::all);
    known.keySet().retainAll(all.stream().map(Row::id).toList());
    all.forEach(row -> known.put(row.id(), row));
    all.stream().filter(row -> encryption.leavesPlain(row.stored())).forEach(this::encrypt);
    Map<String, Long> owners = new HashMap<>();
    all.forEach(
        row -> row.pastTokens().fingerprints().forEach(token -> owners.put(token, row.id())));
    List<Credential> credentials = new ArrayList<>();
    for (Row row : all) {
      if (!row.deleted()) {
        cleaner.warn(row.entry());
        credentials.add(credential(row, owners));
      }
    }
    return List.copyOf(credentials);
  }

  /// An operator or another gateway has written plain secrets. A row that has changed meanwhile is
  /// encrypted after it was read again.
  private void encrypt(Row row) {
    try {
      if (database.use(handle -> rows.rewrite(handle, row)).isPresent()) {
        LOG.info("{}: the secrets in the table are encrypted now", row.entry());
      }
    } catch (IOException e) {
      LOG.warn("{}: the secrets cannot be encrypted: {}", row.entry(), e.getMessage());
    }
  }

  /// A row with a past token of any credential is not used ([TokenHistory]).
  ///
  /// @param owners the ids of the credentials by their past tokens
  private Credential credential(Row row, Map<String, Long> owners) {
    Optional<Long> owner = row.entry().refreshTokenFingerprint().map(owners::get);
    return owner.isPresent()
        ? row.entry().unusable("the refresh token is a past token of credential #" + owner.get())
        : withMachineId(row);
  }

  /// A machine id that is derived from the refresh token must be stored before the token changes.
  private Credential withMachineId(Row row) {
    Credential credential = row.credential();
    Optional<String> id = machineIds.toStore(credential);
    if (id.isEmpty()) {
      return credential;
    }
    try {
      database.use(handle -> rows.saveMachineId(handle, row, id.get()));
    } catch (IOException e) {
      LOG.warn("{}: the machine id cannot be stored: {}", credential.label(), e.getMessage());
    }
    return row.entry().with(CredentialField.MACHINE_ID, id.get()).credential();
  }

  @Override
  public Optional<RefreshPermit> beginRefresh(Credential credential, boolean urgent)
      throws IOException {
    return leases.begin(credential, urgent);
  }

  @Override
  public Credential saveTokens(Credential refreshed, IssuedTokens tokens) throws IOException {
    database.requireAvailable();
    return remembered(
            database.transaction(handle -> {
              Row row = rows.locked(handle, refreshed.id());
              requireReadableToken(row);
              return mayBeReplaced(row, refreshed) ? rotated(handle, row, refreshed, tokens) : row;
            }))
        .credential();
  }

  /// Whether the row has another login is not known without its refresh token.
  private static void requireReadableToken(Row row) throws EncryptionException {
    if (row.entry().has(CredentialField.REFRESH_TOKEN)
        && row.entry().refreshTokenFingerprint().isEmpty()) {
      EntryEncryption.requireDecrypted(List.of(row.entry()));
    }
  }

  /// Whether the row has the token that was refreshed, or an even older one.
  private static boolean mayBeReplaced(Row row, Credential refreshed) {
    Optional<String> present = row.entry().refreshTokenFingerprint();
    return present.isPresent()
        && (present.equals(fingerprint(refreshed)) || row.pastTokens().contains(present.get()));
  }

  private Row rotated(Handle handle, Row row, Credential refreshed, IssuedTokens tokens) {
    Row next = row.with(withMachineId(row.entry(), row.credential()).with(tokens));
    List<String> replaced =
        Stream.of(row.entry().refreshTokenFingerprint(), fingerprint(refreshed))
            .flatMap(Optional::stream)
            .toList();
    TokenHistory past =
        row.pastTokens().rotated(next.entry().refreshTokenFingerprint().orElse(""), replaced);
    return rows.saveTokens(handle, next, past, HealthColumn.afterRefresh(row, next));
  }

  private static Optional<String> fingerprint(Credential credential) {
    return credential.refreshToken().map(Fingerprint::of);
  }

  private StoredEntry withMachineId(StoredEntry entry, Credential credential) {
    return machineIds
        .toStore(credential)
        .map(id -> entry.with(CredentialField.MACHINE_ID, id))
        .orElse(entry);
  }

  @Override
  public Credential saveProfileArn(Credential credential, Secret arn) throws IOException {
    database.requireAvailable();
    return remembered(
            database.use(handle -> rows.saveProfileArn(handle, credential.id(), arn.value())))
        .credential();
  }

  @Override
  public StoredEntry add(StoredEntry entry) throws IOException {
    Credential credential = entry.withoutId().credential();
    requireLoginSecret(entry);
    StoredEntry wanted = withMachineId(cleaner.cleaned(entry), credential);
    return remembered(
            database.transaction(handle -> {
              rows.lockAgainstDuplicates(handle);
              requireNoDuplicate(handle, credential, 0);
              return rows.insert(handle, wanted);
            }))
        .entry();
  }

  @Override
  public StoredEntry edit(long id, CredentialFields changes) throws IOException {
    return remembered(
            database.transaction(handle -> {
              rows.lockAgainstDuplicates(handle);
              Row row = rows.locked(handle, id);
              StoredEntry edited =
                  withNewerTokens(cleaner.cleaned(row.entry().edited(changes)), row);
              Credential credential = edited.credential();
              requireLoginSecret(edited);
              requireNoDuplicate(handle, credential, id);
              Row next = row.with(withMachineId(edited, credential));
              return rows.edit(handle, next, changes.has(CredentialField.DISABLED));
            }))
        .entry();
  }

  /// A trigger of the table does the same for a past token that is not encrypted.
  private static StoredEntry withNewerTokens(StoredEntry edited, Row row) {
    return edited.refreshTokenFingerprint().filter(row.pastTokens()::contains).isPresent()
        ? edited.withTokensOf(row.entry())
        : edited;
  }

  /// The table demands one of the two.
  private static void requireLoginSecret(StoredEntry entry) {
    if (!entry.hasLoginSecret()) {
      throw new InvalidEntryFieldException(
          CredentialField.REFRESH_TOKEN, "is missing, and so is kiroApiKey");
    }
  }

  private void requireNoDuplicate(Handle handle, Credential wanted, long own) throws IOException {
    Optional<Long> present = LoginIndex.of(rows.all(handle), own).duplicate(wanted);
    if (present.isPresent()) {
      throw new DuplicateCredentialException(present.get());
    }
  }

  @Override
  public void remove(long id) throws IOException {
    database.use(handle -> {
      rows.remove(handle, id);
      return id;
    });
  }

  @Override
  public StoredEntry entry(long id) throws IOException {
    return database.use(handle -> rows.read(handle, id)).entry();
  }

  @Override
  public List<StoredEntry> entries() throws IOException {
    return database.use(rows::all).stream().filter(row -> !row.deleted()).map(Row::entry).toList();
  }

  @Override
  public void check() throws IOException {
    database.requireAvailable();
    database.use(rows::check);
  }

  @Override
  public boolean hadToken(long id, String fingerprint) {
    Row row = known.get(id);
    return row != null && row.hadToken(fingerprint);
  }

  private Row remembered(Row row) {
    known.put(row.id(), row);
    return row;
  }

  @Override
  public Closeable onChange(Runnable listener) {
    return ChangeListener.start(database, listener);
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
