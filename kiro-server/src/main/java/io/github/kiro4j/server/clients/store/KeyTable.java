package io.github.kiro4j.server.clients.store;

import io.github.kiro4j.server.clients.ClientKey;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// The table of client keys, which gateways share when they share a database. Safe for use by many
/// threads.
///
/// Every change of a row notifies the gateways on PostgreSQL, by a trigger of the table.
public final class KeyTable {

  private static final List<String> CHANGEABLE =
      List.of(
          "name",
          "note",
          "prefix",
          "sha256",
          "previous_prefix",
          "previous_sha256",
          "previous_until",
          "expires_at",
          "disabled",
          "models",
          "credentials",
          "credential_tags",
          "requests_per_minute",
          "max_concurrency",
          "tokens_per_day",
          "tokens_per_month",
          "credits_per_month");

  private final RecordDatabase database;
  private final String table;

  public KeyTable(RecordDatabase database) {
    this.database = database;
    this.table = database.tables().keys();
  }

  /// All keys in the order of their creation.
  ///
  /// @throws UnusableDatabaseException if the table cannot be read
  public List<ClientKey> all() throws UnusableDatabaseException {
    return database.use(handle ->
        handle
            .createQuery("SELECT * FROM " + table + " ORDER BY created_at, id")
            .map((row, _) -> KeyRow.read(row))
            .list());
  }

  /// One key; empty if there is none with that id.
  ///
  /// @throws UnusableDatabaseException if the table cannot be read
  public Optional<ClientKey> find(String id) throws UnusableDatabaseException {
    return database.use(handle -> find(handle, id));
  }

  private Optional<ClientKey> find(Handle handle, String id) {
    return handle
        .createQuery("SELECT * FROM " + table + " WHERE id = :id")
        .bind("id", id)
        .map((row, _) -> KeyRow.read(row))
        .findOne();
  }

  /// Adds a key.
  ///
  /// @throws UnusableDatabaseException if the key is not durable
  public void add(ClientKey key) throws UnusableDatabaseException {
    String columns = String.join(", ", CHANGEABLE);
    String values = String.join(", :", CHANGEABLE);
    database.<Integer>use(handle ->
        handle
            .createUpdate(
                "INSERT INTO %s (id, created_at, version, %s) VALUES (:id, :created_at, 1, :%s)"
                    .formatted(table, columns, values))
            .bindMap(KeyRow.values(key))
            .execute());
  }

  /// Changes a key; no other change comes in between.
  ///
  /// @return the changed key; empty if there is none with that id
  /// @throws UnusableDatabaseException if the change is not durable; nothing has changed then
  public Optional<ClientKey> change(String id, UnaryOperator<ClientKey> change)
      throws UnusableDatabaseException {
    return database.transaction(handle -> {
      lock(handle, id);
      Optional<ClientKey> changed = find(handle, id).map(change);
      changed.ifPresent(key -> write(handle, key));
      return changed;
    });
  }

  /// An update holds the row until the end of the transaction, on both databases.
  private void lock(Handle handle, String id) {
    handle
        .createUpdate("UPDATE " + table + " SET version = version + 1 WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  private void write(Handle handle, ClientKey key) {
    String assignments =
        String.join(", ", CHANGEABLE.stream().map(column -> column + " = :" + column).toList());
    handle
        .createUpdate("UPDATE " + table + " SET " + assignments + " WHERE id = :id")
        .bindMap(KeyRow.values(key))
        .execute();
  }

  /// Removes a key.
  ///
  /// @return whether there was a key with that id
  /// @throws UnusableDatabaseException if the removal is not durable
  public boolean remove(String id) throws UnusableDatabaseException {
    return database.<Integer>use(handle ->
        handle.createUpdate("DELETE FROM " + table + " WHERE id = :id").bind("id", id).execute())
        > 0;
  }
}
