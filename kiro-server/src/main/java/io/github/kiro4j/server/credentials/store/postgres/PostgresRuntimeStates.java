package io.github.kiro4j.server.credentials.store.postgres;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.health.StoredHealth;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.state.UsageCounts;
import io.github.kiro4j.server.database.TableName;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Columns of the table of credentials. The credential of this machine's environment has no row; it
/// is kept on this machine.
public final class PostgresRuntimeStates implements RuntimeStates {

  private final SharedDatabase database;
  private final RuntimeStates local;
  private final String read;
  private final String keep;
  private final String add;

  /// @param local for what has no row
  public PostgresRuntimeStates(SharedDatabase database, RuntimeStates local) {
    this.database = database;
    this.local = local;
    String table = database.table().sql();
    this.read = selectFrom(database.table()) + " WHERE id = :id";
    this.keep =
        "UPDATE "
            + table
            + " SET health = CAST(:health AS jsonb), health_version = health_version + 1"
            + " WHERE id = :id AND health_version = :seen";
    this.add =
        "UPDATE "
            + table
            + " SET successes = successes + :successes, failures = failures + :failures,"
            + " last_used_at = greatest(last_used_at, :last) WHERE id = :id";
  }

  private record Kept(long id, RuntimeState state) {
    private static Kept read(ResultSet row) throws SQLException {
      long id = row.getLong("id");
      OffsetDateTime last = row.getObject("last_used_at", OffsetDateTime.class);
      return new Kept(
          id,
          new RuntimeState(
              HealthColumn.read(id, JsonColumn.read(row, "health"), row.getLong("health_version")),
              new UsageCounts(
                  row.getLong("successes"),
                  row.getLong("failures"),
                  last == null ? null : last.toInstant())));
    }
  }

  private static String selectFrom(TableName table) {
    return "SELECT id, health, health_version, successes, failures, last_used_at FROM "
        + table.sql();
  }

  /// What is kept of every row, by id.
  static Map<Long, RuntimeState> all(Handle handle, TableName table) {
    return handle
        .createQuery(selectFrom(table))
        .map((row, _) -> Kept.read(row))
        .collectToMap(Kept::id, Kept::state);
  }

  @Override
  public Map<Long, RuntimeState> load() throws IOException {
    Map<Long, RuntimeState> states = new TreeMap<>();
    RuntimeState environment = local.load().get(Credential.FROM_ENVIRONMENT);
    if (environment != null) {
      states.put(Credential.FROM_ENVIRONMENT, environment);
    }
    states.putAll(database.use(handle -> all(handle, database.table())));
    return states;
  }

  @Override
  public StoredHealth keep(long id, StoredHealth next) throws IOException {
    if (id == Credential.FROM_ENVIRONMENT) {
      return local.keep(id, next);
    }
    return database.use(handle ->
        replaced(handle, id, next)
            ? new StoredHealth(next.signIn(), next.health(), next.version() + 1)
            : read(handle, id).orElse(next));
  }

  private boolean replaced(Handle handle, long id, StoredHealth next) {
    return handle
            .createUpdate(keep)
            .bind("id", id)
            .bind("seen", next.version())
            .bind("health", HealthColumn.of(next).text())
            .execute()
        > 0;
  }

  /// Of a row that is gone, there is nothing to be kept.
  private Optional<StoredHealth> read(Handle handle, long id) {
    return handle
        .createQuery(read)
        .bind("id", id)
        .map((row, _) -> Kept.read(row).state().health())
        .findOne();
  }

  /// In the order of the ids, so that two gateways do not lock each other out.
  @Override
  public void add(Map<Long, UsageCounts> uses) throws IOException {
    Map<Long, UsageCounts> shared = new TreeMap<>(uses);
    UsageCounts environment = shared.remove(Credential.FROM_ENVIRONMENT);
    if (!shared.isEmpty()) {
      database.transaction(handle -> {
        PreparedBatch batch = handle.prepareBatch(add);
        shared.forEach((id, use) -> bind(batch, id, use));
        return batch.execute();
      });
    }
    if (environment != null) {
      local.add(Map.of(Credential.FROM_ENVIRONMENT, environment));
    }
  }

  private static void bind(PreparedBatch batch, long id, UsageCounts use) {
    batch
        .bind("id", id)
        .bind("successes", use.successes())
        .bind("failures", use.failures())
        .bindByType("last", time(use), OffsetDateTime.class)
        .add();
  }

  private static @Nullable OffsetDateTime time(UsageCounts use) {
    return use.last() == null ? null : use.last().atOffset(ZoneOffset.UTC);
  }
}
