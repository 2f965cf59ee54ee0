package io.github.kiro4j.server.credentials.store.postgres;

import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.health.StoredHealth;
import io.github.kiro4j.server.credentials.state.RouteMemory.StoredRoute;
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

/// The run-time state in columns of the table of credentials. The API key of this machine's
/// environment has no row; its state is kept on this machine.
public final class PostgresRuntimeStates implements RuntimeStates {

  private final SharedDatabase database;
  private final RuntimeStates local;
  private final String read;
  private final String saveHealth;
  private final String saveRoute;
  private final String add;

  /// @param local for the credential without a row
  public PostgresRuntimeStates(SharedDatabase database, RuntimeStates local) {
    this.database = database;
    this.local = local;
    String table = database.table().sql();
    this.read = selectFrom(database.table()) + " WHERE id = :id";
    this.saveHealth =
        "UPDATE "
            + table
            + " SET health = CAST(:health AS jsonb), health_version = health_version + 1"
            + " WHERE id = :id AND health_version = :seen";
    this.saveRoute = "UPDATE " + table + " SET route = :route, route_since = :since WHERE id = :id";
    this.add =
        "UPDATE "
            + table
            + " SET successes = successes + :successes, failures = failures + :failures,"
            + " last_used_at = greatest(last_used_at, :last) WHERE id = :id";
  }

  private record StoredState(long id, RuntimeState state) {
    private static StoredState read(ResultSet row) throws SQLException {
      long id = row.getLong("id");
      OffsetDateTime last = row.getObject("last_used_at", OffsetDateTime.class);
      return new StoredState(
          id,
          new RuntimeState(
              HealthColumn.read(id, JsonColumn.read(row, "health"), row.getLong("health_version")),
              new UsageCounts(
                  row.getLong("successes"),
                  row.getLong("failures"),
                  last == null ? null : last.toInstant()),
              route(row)));
    }

    /// A route that a newer version wrote may be unknown.
    private static @Nullable StoredRoute route(ResultSet row) throws SQLException {
      String route = row.getString("route");
      OffsetDateTime since = row.getObject("route_since", OffsetDateTime.class);
      return route == null || since == null
          ? null
          : Route.parse(route).map(known -> new StoredRoute(known, since.toInstant())).orElse(null);
    }
  }

  private static String selectFrom(TableName table) {
    return "SELECT id, health, health_version, successes, failures, last_used_at, route, route_since"
        + " FROM "
        + table.sql();
  }

  /// The state of every row, by id.
  static Map<Long, RuntimeState> all(Handle handle, TableName table) {
    return handle
        .createQuery(selectFrom(table))
        .map((row, _) -> StoredState.read(row))
        .collectToMap(StoredState::id, StoredState::state);
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
  public StoredHealth save(long id, StoredHealth next) throws IOException {
    if (id == Credential.FROM_ENVIRONMENT) {
      return local.save(id, next);
    }
    return database.use(handle ->
        replaced(handle, id, next)
            ? new StoredHealth(next.login(), next.health(), next.version() + 1)
            : read(handle, id).orElse(next));
  }

  @Override
  public void save(long id, StoredRoute route) throws IOException {
    if (id == Credential.FROM_ENVIRONMENT) {
      local.save(id, route);
      return;
    }
    database.use(handle ->
        handle
            .createUpdate(saveRoute)
            .bind("id", id)
            .bind("route", route.route().text())
            .bind("since", route.since().atOffset(ZoneOffset.UTC))
            .execute());
  }

  private boolean replaced(Handle handle, long id, StoredHealth next) {
    return handle
            .createUpdate(saveHealth)
            .bind("id", id)
            .bind("seen", next.version())
            .bind("health", HealthColumn.of(next).text())
            .execute()
        > 0;
  }

  /// Empty for a row that was deleted.
  private Optional<StoredHealth> read(Handle handle, long id) {
    return handle
        .createQuery(read)
        .bind("id", id)
        .map((row, _) -> StoredState.read(row).state().health())
        .findOne();
  }

  /// Updates the rows in the order of their ids, so that two gateways cannot deadlock.
  @Override
  public void add(Map<Long, UsageCounts> counts) throws IOException {
    Map<Long, UsageCounts> shared = new TreeMap<>(counts);
    UsageCounts environment = shared.remove(Credential.FROM_ENVIRONMENT);
    if (!shared.isEmpty()) {
      database.transaction(handle -> {
        PreparedBatch batch = handle.prepareBatch(add);
        shared.forEach((id, usage) -> bind(batch, id, usage));
        return batch.execute();
      });
    }
    if (environment != null) {
      local.add(Map.of(Credential.FROM_ENVIRONMENT, environment));
    }
  }

  private static void bind(PreparedBatch batch, long id, UsageCounts usage) {
    batch
        .bind("id", id)
        .bind("successes", usage.successes())
        .bind("failures", usage.failures())
        .bindByType("last", time(usage), OffsetDateTime.class)
        .add();
  }

  private static @Nullable OffsetDateTime time(UsageCounts usage) {
    return usage.last() == null ? null : usage.last().atOffset(ZoneOffset.UTC);
  }
}
