package io.github.kiro4j.server.credentials.store.postgres;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.transfer.StoredCredential;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.TableName;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Moves credentials into and out of the table.
public final class TableTransfer implements Closeable {

  /// The outcome of adding one credential.
  public sealed interface Outcome {

    /// The credential is in the table now, with that id.
    record Added(StoredCredential credential, long id) implements Outcome {}

    /// The table had a credential with the same refresh token or API key, which was not changed.
    record Present(StoredCredential credential, long id) implements Outcome {}
  }

  private final SharedDatabase database;
  private final CredentialRows rows;

  private TableTransfer(SharedDatabase database, EntryEncryption encryption) {
    this.database = database;
    this.rows = new CredentialRows(database.table(), encryption);
  }

  /// Opens a table that is migrated.
  ///
  /// @throws UnusableDatabaseException if the table is not migrated, or the database does not
  ///   answer
  public static TableTransfer open(Database database, TableName table, EntryEncryption encryption)
      throws UnusableDatabaseException {
    new Migrations(database, table).requireUpToDate();
    return new TableTransfer(new SharedDatabase(database, table, new MetricRegistry()), encryption);
  }

  /// Every credential that is not removed.
  public List<StoredCredential> all() throws IOException {
    return database.transaction(handle -> {
      Map<Long, RuntimeState> states = PostgresRuntimeStates.all(handle, database.table());
      return rows.all(handle).stream()
          .filter(row -> !row.deleted())
          .map(row ->
              new StoredCredential(
                  row.entry(), row.pastTokens(), states.getOrDefault(row.id(), RuntimeState.NONE)))
          .toList();
    });
  }

  /// Adds all of the credentials or, when that fails, none. Each keeps its id if no row has it.
  ///
  /// @return the outcomes in the order of the credentials
  public List<Outcome> add(List<StoredCredential> credentials) throws IOException {
    return database.transaction(handle -> {
      rows.lockAgainstDuplicates(handle);
      rows.reserveIds(handle, credentials.stream().mapToLong(StoredCredential::id).max().orElse(0));
      LoginIndex logins = LoginIndex.of(rows.all(handle), 0);
      List<Outcome> outcomes = new ArrayList<>();
      for (StoredCredential credential : credentials) {
        outcomes.add(add(handle, credential, logins));
      }
      return outcomes;
    });
  }

  private Outcome add(Handle handle, StoredCredential stored, LoginIndex logins) {
    Credential credential = stored.entry().withoutId().credential();
    Optional<Long> present = logins.duplicate(credential);
    if (present.isPresent()) {
      return new Outcome.Present(stored, present.get());
    }
    Row row =
        rows.isFree(handle, stored.id())
            ? rows.insertAs(handle, stored.id(), stored.entry())
            : rows.insert(handle, stored.entry());
    logins.add(row, stored.pastTokens());
    rows.restore(handle, row.id(), stored.pastTokens(), stored.state());
    return new Outcome.Added(stored, row.id());
  }

  /// Encrypts the secrets of all rows with the primary key, or decrypts them, as the configuration
  /// says: of all rows or, when that fails, of none. Removed rows have secrets too.
  ///
  /// @return the number of rows
  /// @throws io.github.kiro4j.server.encryption.EncryptionException if a value cannot be decrypted
  public int rewrite() throws IOException {
    return database.transaction(handle -> {
      List<Row> all = rows.allLocked(handle);
      EntryEncryption.requireDecrypted(all.stream().map(Row::entry).toList());
      all.forEach(row -> rows.rewrite(handle, row));
      return all.size();
    });
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
