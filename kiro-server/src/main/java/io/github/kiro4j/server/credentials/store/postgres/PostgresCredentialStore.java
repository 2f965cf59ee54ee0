package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.DuplicateCredentialException;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
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
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Credentials in a table that gateways and operators share, ordered by id. Removed rows stay, with
/// `deleted_at`. Every write compares with what the row has at that moment.
public final class PostgresCredentialStore implements CredentialStore {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresCredentialStore.class);

  private static final int KEPT_PAST_TOKENS = 20;

  private final SharedDatabase database;
  private final CredentialRows rows;
  private final MachineId machineIds;
  private final RefreshLeases leases;

  /// As they were last read or written, removed ones included.
  private final Map<Long, Row> known = new ConcurrentHashMap<>();

  /// @param leases gives gateways their turns to refresh
  public PostgresCredentialStore(
      SharedDatabase database, MachineId machineIds, RefreshLeases leases) {
    this.database = database;
    this.rows = new CredentialRows(database.table());
    this.machineIds = machineIds;
    this.leases = leases;
  }

  @Override
  public List<Credential> load() throws IOException {
    List<Row> all = database.use(rows::all);
    known.keySet().retainAll(all.stream().map(Row::id).toList());
    all.forEach(row -> known.put(row.id(), row));
    Map<String, Long> traded = new HashMap<>();
    all.forEach(row -> row.past().forEach(token -> traded.put(token, row.id())));
    List<Credential> credentials = new ArrayList<>();
    for (Row row : all) {
      if (!row.deleted()) {
        credentials.add(usable(row, traded));
      }
    }
    return List.copyOf(credentials);
  }

  /// Some services lock an account whose old token comes up again, so that is not tried.
  private Credential usable(Row row, Map<String, Long> traded) {
    Optional<Long> owner = row.present().map(traded::get);
    return owner.isPresent()
        ? row.unusable("its refresh token is an old one of credential #" + owner.get())
        : withMachineId(row);
  }

  /// An id that is derived from the refresh token has to be written down before that changes.
  private Credential withMachineId(Row row) {
    Credential credential = row.credential();
    Optional<String> id = machineIds.toKeep(credential);
    if (id.isEmpty()) {
      return credential;
    }
    Row completed = row.with("machineId", id.get());
    try {
      database.use(handle -> rows.keepMachineId(handle, row, id.get()));
    } catch (IOException e) {
      LOG.warn("{}: its machine id cannot be stored: {}", credential.label(), e.getMessage());
    }
    return completed.credential();
  }

  @Override
  public Optional<RefreshPermit> beginRefresh(Credential credential, boolean urgent)
      throws IOException {
    return leases.begin(credential, urgent);
  }

  @Override
  public Credential saveTokens(Credential traded, IssuedTokens tokens) throws IOException {
    database.requireThere();
    return remembered(
        database.transaction(handle -> {
          Row row = rows.locked(handle, traded.id());
          return mayBeReplaced(row, traded) ? rotated(handle, row, traded, tokens) : row;
        }));
  }

  /// An operator's newer sign-in stays.
  private static boolean mayBeReplaced(Row row, Credential traded) {
    Optional<String> present = row.present();
    return present.isPresent()
        && (present.equals(traded.refreshToken().map(Fingerprint::of))
            || row.past().contains(present.get()));
  }

  private Row rotated(Handle handle, Row row, Credential traded, IssuedTokens tokens) {
    ObjectNode entry = row.entry().deepCopy();
    machineIds.toKeep(row.credential()).ifPresent(id -> entry.put("machineId", id));
    CredentialJson.write(entry, tokens);
    Row next = row.with(entry);
    List<String> past = new ArrayList<>(row.past());
    row.present().ifPresent(past::add);
    traded.refreshToken().map(Fingerprint::of).ifPresent(past::add);
    next.present().ifPresent(present -> past.removeIf(present::equals));
    return rows.saveTokens(handle, next, newest(past), HealthColumn.afterRefresh(row, next));
  }

  static List<String> newest(List<String> tokens) {
    List<String> distinct = tokens.reversed().stream().distinct().limit(KEPT_PAST_TOKENS).toList();
    return distinct.reversed();
  }

  @Override
  public Credential saveProfileArn(Credential credential, Secret arn) throws IOException {
    database.requireThere();
    return remembered(
        database.use(handle -> rows.saveProfileArn(handle, credential.id(), arn.value())));
  }

  @Override
  public Credential add(ObjectNode entry) throws IOException {
    ObjectNode wanted = entry.deepCopy();
    wanted.remove("id");
    Credential credential = CredentialJson.read(wanted, 0);
    requireSecret(wanted);
    machineIds.toKeep(credential).ifPresent(id -> wanted.put("machineId", id));
    return remembered(
        database.transaction(handle -> {
          rows.lockAgainstDuplicates(handle);
          refuseDuplicate(handle, credential);
          return rows.insert(handle, wanted);
        }));
  }

  @Override
  public Credential edit(long id, ObjectNode changes) throws IOException {
    return remembered(
        database.transaction(handle -> {
          rows.lockAgainstDuplicates(handle);
          Row row = rows.locked(handle, id);
          ObjectNode wanted = row.entry().deepCopy();
          CredentialJson.edit(wanted, changes);
          Credential credential = CredentialJson.read(wanted, id);
          requireSecret(wanted);
          refuseDuplicate(handle, credential);
          machineIds.toKeep(credential).ifPresent(own -> wanted.put("machineId", own));
          return rows.edit(handle, row.with(wanted), changes.has("disabled"));
        }));
  }

  /// The table has no place for anything else.
  private static void requireSecret(ObjectNode entry) {
    if (!entry.hasNonNull("refreshToken") && !entry.hasNonNull("kiroApiKey")) {
      throw new InvalidEntryFieldException("refreshToken", "is missing, and so is kiroApiKey");
    }
  }

  private void refuseDuplicate(Handle handle, Credential wanted) throws IOException {
    Optional<Long> present = rows.sameSignIn(handle, wanted);
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
  public List<ObjectNode> entries() throws IOException {
    return database.use(rows::all).stream().filter(row -> !row.deleted()).map(Row::entry).toList();
  }

  @Override
  public boolean hadToken(long id, String fingerprint) {
    Row row = known.get(id);
    return row != null && row.had(fingerprint);
  }

  private Credential remembered(Row row) {
    known.put(row.id(), row);
    return row.credential();
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
