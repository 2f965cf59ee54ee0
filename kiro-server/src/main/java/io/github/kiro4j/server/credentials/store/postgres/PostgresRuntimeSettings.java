package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The run-time settings in a table of their own, one row for each.
public final class PostgresRuntimeSettings implements RuntimeSettings {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresRuntimeSettings.class);

  private static final String SYSTEM = "systemVersion";
  private static final String ENDED_SESSIONS = "endedSessions";

  private final SharedDatabase database;

  public PostgresRuntimeSettings(SharedDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<LoadBalancing> mode() throws IOException {
    return stored(LoadBalancing.SETTING).flatMap(this::understood);
  }

  private Optional<JsonNode> stored(String key) throws IOException {
    return database.use(handle ->
        handle
            .createQuery(
                "SELECT value FROM " + database.table().settingsSql() + " WHERE key = :key")
            .bind("key", key)
            .map((row, _) -> JsonColumn.read(row, "value"))
            .findOne());
  }

  /// The first of several gateways that start together decides.
  @Override
  public String system(String present) throws IOException {
    store(SYSTEM, TextNode.valueOf(present), "NOTHING");
    return stored(SYSTEM).map(JsonNode::textValue).orElse(present);
  }

  /// A value that an operator wrote by hand must not keep the credentials from being read.
  private Optional<LoadBalancing> understood(JsonNode value) {
    try {
      return Optional.of(LoadBalancing.of(value));
    } catch (IOException e) {
      LOG.warn("{}: {}", database.table().settingsSql(), e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void mode(LoadBalancing mode) throws IOException {
    store(LoadBalancing.SETTING, mode.toJson(), "UPDATE SET value = excluded.value");
  }

  @Override
  public RequestLimits limits() throws IOException {
    return stored(RequestLimits.SETTING).map(RequestLimits::of).orElse(RequestLimits.UNSET);
  }

  @Override
  public void limits(RequestLimits limits) throws IOException {
    store(RequestLimits.SETTING, limits.toJson(), "UPDATE SET value = excluded.value");
  }

  @Override
  public boolean isSessionEnded(String id) throws IOException {
    return stored(ENDED_SESSIONS).filter(ended -> ended.has(id)).isPresent();
  }

  /// One statement, so that sessions which end on two gateways at once are both in the row.
  @Override
  public void endSession(String id, Instant until, Instant now) throws IOException {
    String table = database.table().settingsSql();
    ObjectNode ended = Json.MAPPER.createObjectNode().put(id, until.getEpochSecond());
    database.use(handle ->
        handle
            .createUpdate(
                "INSERT INTO "
                    + table
                    + " AS known (key, value) VALUES (:key, CAST(:value AS jsonb))"
                    + " ON CONFLICT (key) DO UPDATE SET value = excluded.value || (SELECT"
                    + " coalesce(jsonb_object_agg(name, ends), '{}') FROM jsonb_each(known.value)"
                    + " AS each (name, ends) WHERE CAST(ends AS bigint) > :now)")
            .bind("key", ENDED_SESSIONS)
            .bind("value", ended.toString())
            .bind("now", now.getEpochSecond())
            .execute());
  }

  private void store(String key, JsonNode value, String onConflict) throws IOException {
    database.use(handle ->
        handle
            .createUpdate(
                "INSERT INTO "
                    + database.table().settingsSql()
                    + " (key, value) VALUES (:key, CAST(:value AS jsonb))"
                    + " ON CONFLICT (key) DO "
                    + onConflict)
            .bind("key", key)
            .bind("value", value.toString())
            .execute());
  }
}
