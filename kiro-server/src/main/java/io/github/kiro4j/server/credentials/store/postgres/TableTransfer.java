package io.github.kiro4j.server.credentials.store.postgres;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.store.CredentialJson;
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

/// The table as a whole, for moving credentials into and out of it.
public final class TableTransfer implements Closeable {

  /// What became of a credential that was to be added.
  public sealed interface Outcome {

    /// It is in the table now.
    record Added(StoredCredential credential, long id) implements Outcome {}

    /// One with the same refresh token or API key was there; nothing of that was changed.
    record Present(StoredCredential credential, long id) implements Outcome {}
  }

  /// No row has it.
  private static final long NO_ID = 0;

  private final SharedDatabase database;
  private final CredentialRows rows;

  private TableTransfer(SharedDatabase database) {
    this.database = database;
    this.rows = new CredentialRows(database.table());
  }

  /// Opens a table that is migrated.
  ///
  /// @throws UnusableDatabaseException if it is not, or the database is away
  public static TableTransfer open(Database database, TableName table)
      throws UnusableDatabaseException {
    new Migrations(database, table).requireUpToDate();
    return new TableTransfer(new SharedDatabase(database, table, new MetricRegistry()));
  }

  /// Everything that is not removed.
  public List<StoredCredential> all() throws IOException {
    return database.transaction(handle -> {
      Map<Long, RuntimeState> states = PostgresRuntimeStates.all(handle, database.table());
      return rows.all(handle).stream()
          .filter(row -> !row.deleted())
          .map(row ->
              new StoredCredential(
                  row.entry(), row.past(), states.getOrDefault(row.id(), RuntimeState.NONE)))
          .toList();
    });
  }

  /// Adds all of them or, when that fails, none. Each keeps its id if nobody has or had that.
  ///
  /// @return what became of each, in their order
  public List<Outcome> add(List<StoredCredential> credentials) throws IOException {
    return database.transaction(handle -> {
      rows.lockAgainstDuplicates(handle);
      rows.reserveIds(handle, credentials.stream().mapToLong(StoredCredential::id).max().orElse(0));
      List<Outcome> outcomes = new ArrayList<>();
      for (StoredCredential credential : credentials) {
        outcomes.add(add(handle, credential));
      }
      return outcomes;
    });
  }

  private Outcome add(Handle handle, StoredCredential stored) {
    ObjectNode entry = stored.entry();
    Credential credential = CredentialJson.read(entry, NO_ID);
    Optional<Long> present = rows.sameSignIn(handle, credential);
    if (present.isPresent()) {
      return new Outcome.Present(stored, present.get());
    }
    Row row =
        rows.isFree(handle, stored.id())
            ? rows.insertAs(handle, stored.id(), entry)
            : rows.insert(handle, entry);
    rows.restore(
        handle, row.id(), PostgresCredentialStore.newest(stored.pastTokens()), stored.state());
    return new Outcome.Added(stored, row.id());
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
