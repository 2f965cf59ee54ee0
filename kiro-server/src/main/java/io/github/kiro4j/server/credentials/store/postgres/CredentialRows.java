package io.github.kiro4j.server.credentials.store.postgres;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.store.CredentialGoneException;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.database.TableName;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The statements over the table of credentials. They contain only constants and the table's name,
/// which is a checked identifier; every value is bound.
final class CredentialRows {

  private static final String PRESENT = " WHERE id = :id AND deleted_at IS NULL";

  private final String table;
  private final EntryEncryption encryption;
  private final String insert;
  private final String insertAs;
  private final String edit;

  CredentialRows(TableName name, EntryEncryption encryption) {
    this.table = name.sql();
    this.encryption = encryption;
    this.insert =
        "INSERT INTO %s (extra, %s) VALUES (CAST(:extra AS jsonb), %s) RETURNING *"
            .formatted(table, columns(""), columns(":"));
    this.insertAs =
        insert.replace(" (extra,", " (id, extra,").replace(" (CAST(:extra", " (:id, CAST(:extra");
    this.edit =
        "UPDATE %s SET extra = CAST(:extra AS jsonb), %s"
            .formatted(
                table,
                EntryColumn.ALL.stream()
                    .filter(column -> column.field() != CredentialField.DISABLED)
                    .map(column -> column.name() + " = :" + column.name())
                    .collect(Collectors.joining(", ")));
  }

  private static String columns(String prefix) {
    return EntryColumn.ALL.stream()
        .map(column -> prefix + column.name())
        .collect(Collectors.joining(", "));
  }

  /// Every row, removed ones included.
  List<Row> all(Handle handle) {
    return rows(handle.createQuery("SELECT * FROM " + table + " ORDER BY id"));
  }

  /// Every row, removed ones included, locked against other writers until the transaction ends.
  List<Row> allLocked(Handle handle) {
    return rows(handle.createQuery("SELECT * FROM " + table + " ORDER BY id FOR UPDATE"));
  }

  /// Locks the row against other writers until the transaction ends.
  Row locked(Handle handle, long id) throws CredentialGoneException {
    return one(handle.createQuery("SELECT * FROM " + table + PRESENT + " FOR UPDATE"), id);
  }

  Row read(Handle handle, long id) throws CredentialGoneException {
    return one(handle.createQuery("SELECT * FROM " + table + PRESENT), id);
  }

  /// Fails if the table cannot be read.
  boolean check(Handle handle) {
    return handle
        .createQuery("SELECT EXISTS (SELECT FROM " + table + ")")
        .mapTo(Boolean.class)
        .one();
  }

  /// Does nothing if the row has changed since it was read.
  int saveMachineId(Handle handle, Row row, String machineId) {
    return handle
        .createUpdate(
            "UPDATE "
                + table
                + " SET machine_id = :machineId"
                + PRESENT
                + " AND version = :version")
        .bind("machineId", machineId)
        .bind("id", row.id())
        .bind("version", row.version())
        .execute();
  }

  /// Writes what a refresh changes.
  ///
  /// @param health the new content of the column `health`; empty if it stays as it is
  Row saveTokens(Handle handle, Row next, TokenHistory past, Optional<HealthColumn> health) {
    Query update =
        handle.createQuery(
            "UPDATE "
                + table
                + " SET access_token = :access_token, refresh_token = :refresh_token,"
                + " expires_at = :expires_at, profile_arn = :profile_arn,"
                + " machine_id = :machine_id, past_tokens = CAST(:past AS text[])"
                + (health.isPresent()
                    ? ", health = CAST(:health AS jsonb), health_version = health_version + 1"
                    : "")
                + PRESENT
                + " RETURNING *");
    health.ifPresent(column -> update.bind("health", column.text()));
    bindValues(update, Row.values(encryption.encrypted(next.entry())))
        .bind("id", next.id())
        .bindArray("past", String.class, past.fingerprints());
    return rows(update).getFirst();
  }

  Row saveProfileArn(Handle handle, long id, String arn) throws CredentialGoneException {
    StoredEntry entry = StoredEntry.EMPTY.withId(id).with(CredentialField.PROFILE_ARN, arn);
    return one(
        handle
            .createQuery("UPDATE " + table + " SET profile_arn = :arn" + PRESENT + " RETURNING *")
            .bind(
                "arn", encryption.encrypted(entry).value(CredentialField.PROFILE_ARN).textValue()),
        id);
  }

  Row insert(Handle handle, StoredEntry entry) {
    return inserted(handle, handle.createQuery(insert), entry);
  }

  Row insertAs(Handle handle, long id, StoredEntry entry) {
    return inserted(handle, handle.createQuery(insertAs).bind("id", id), entry);
  }

  /// Encrypted values are bound to the row's id, which the database gives. They follow in a second
  /// statement of the transaction, so that the plain ones are never in the table.
  private Row inserted(Handle handle, Query insertion, StoredEntry entry) {
    if (!encryption.encrypts()) {
      return rows(bindEntry(insertion, entry)).getFirst();
    }
    Row row = rows(bindEntry(insertion, encryption.withoutSecrets(entry))).getFirst();
    return rewrite(handle, row.with(entry.withId(row.id()))).orElseThrow();
  }

  /// Writes the row's secrets as they have to be encrypted now. Does nothing if the row has changed
  /// since it was read. Removed rows are written too.
  Optional<Row> rewrite(Handle handle, Row row) {
    Query query =
        handle
            .createQuery(edit + " WHERE id = :id AND version = :version RETURNING *")
            .bind("id", row.id())
            .bind("version", row.version());
    return rows(bindEntry(query, row.entry())).stream().findFirst();
  }

  /// Whether the table has no row with that id, removed ones included.
  boolean isFree(Handle handle, long id) {
    return handle
        .createQuery("SELECT NOT EXISTS (SELECT FROM " + table + " WHERE id = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  /// Makes the table give only ids above the highest to new rows.
  void reserveIds(Handle handle, long highest) {
    handle
        .createQuery(
            "SELECT setval(counter, greatest(:highest, pg_sequence_last_value(counter), max(id), 1))"
                + " FROM "
                + table
                + " RIGHT JOIN (SELECT CAST(pg_get_serial_sequence(:table, 'id') AS regclass) AS counter) AS own"
                + " ON true WHERE counter IS NOT NULL GROUP BY counter")
        .bind("highest", highest)
        .bind("table", table)
        .mapTo(Long.class)
        .findOne();
  }

  /// Writes the past tokens and the run-time state that another store kept of the credential.
  void restore(Handle handle, long id, TokenHistory past, RuntimeState state) {
    Instant last = state.usage().last();
    handle
        .createUpdate(
            "UPDATE "
                + table
                + " SET past_tokens = CAST(:past AS text[]), health = CAST(:health AS jsonb),"
                + " successes = :successes, failures = :failures, last_used_at = :last"
                + " WHERE id = :id")
        .bind("id", id)
        .bindArray("past", String.class, past.fingerprints())
        .bind("health", HealthColumn.of(state.health()).text())
        .bind("successes", state.usage().successes())
        .bind("failures", state.usage().failures())
        .bindByType(
            "last", last == null ? null : last.atOffset(ZoneOffset.UTC), OffsetDateTime.class)
        .execute();
  }

  /// @param writesDisabled whether `disabled` is written too, which makes a trigger reset the
  ///   health
  Row edit(Handle handle, Row wanted, boolean writesDisabled) throws CredentialGoneException {
    String disabled = writesDisabled ? ", disabled = :disabled" : "";
    Query query = handle.createQuery(edit + disabled + PRESENT + " RETURNING *");
    return one(bindEntry(query, wanted.entry()), wanted.id());
  }

  void remove(Handle handle, long id) throws CredentialGoneException {
    one(
        handle.createQuery(
            "UPDATE " + table + " SET deleted_at = clock_timestamp()" + PRESENT + " RETURNING *"),
        id);
  }

  /// Makes additions and edits take place one after the other.
  void lockAgainstDuplicates(Handle handle) {
    handle
        .createQuery("SELECT pg_advisory_xact_lock(hashtextextended(:table, 1)) IS NULL")
        .bind("table", table)
        .mapTo(Boolean.class)
        .one();
  }

  /// A row, and the gateway that held the lease before.
  ///
  /// @param formerHolder null for none
  record Leased(Row row, @Nullable String formerHolder) {}

  /// Takes the lease if no other gateway holds it, by the database's clock.
  Optional<Leased> takeLease(Handle handle, long id, String holder, Duration time) {
    return handle
        .createQuery(
            """
            WITH before AS (SELECT id AS known, lease_holder AS past_holder
              FROM %1$s WHERE id = :id FOR UPDATE)
            UPDATE %1$s SET lease_holder = :holder,
              lease_until = clock_timestamp() + make_interval(secs => :seconds)
            FROM before
            WHERE id = known AND deleted_at IS NULL
              AND (lease_until IS NULL OR lease_until <= clock_timestamp() OR lease_holder = :holder)
            RETURNING *
            """
                .formatted(table))
        .bind("id", id)
        .bind("holder", holder)
        .bind("seconds", (double) time.toSeconds())
        .map((row, _) -> new Leased(Row.read(row, encryption), row.getString("past_holder")))
        .findOne();
  }

  int endLease(Handle handle, long id, String holder) {
    return handle
        .createUpdate(
            "UPDATE "
                + table
                + " SET lease_holder = NULL, lease_until = NULL"
                + " WHERE id = :id AND lease_holder = :holder")
        .bind("id", id)
        .bind("holder", holder)
        .execute();
  }

  private Query bindEntry(Query query, StoredEntry entry) {
    StoredEntry stored = encryption.encrypted(entry);
    return bindValues(query, Row.values(stored)).bind("extra", Row.extra(stored).toString());
  }

  private static Query bindValues(Query query, Map<String, @Nullable Object> values) {
    values.forEach((name, value) -> query.bind(name, value));
    return query;
  }

  private Row one(Query query, long id) throws CredentialGoneException {
    List<Row> rows = rows(query.bind("id", id));
    if (rows.isEmpty()) {
      throw new CredentialGoneException(id);
    }
    return rows.getFirst();
  }

  private List<Row> rows(Query query) {
    return query.map((row, _) -> Row.read(row, encryption)).list();
  }
}
