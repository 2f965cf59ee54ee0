package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The run-time settings in a table of their own, one row for each.
public final class PostgresRuntimeSettings implements RuntimeSettings {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresRuntimeSettings.class);

  private final SharedDatabase database;

  public PostgresRuntimeSettings(SharedDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<LoadBalancing> mode() throws IOException {
    Optional<JsonNode> stored =
        database.use(handle ->
            handle
                .createQuery(
                    "SELECT value FROM " + database.table().settingsSql() + " WHERE key = :key")
                .bind("key", LoadBalancing.SETTING)
                .map((row, _) -> JsonColumn.read(row, "value"))
                .findOne());
    return stored.flatMap(this::understood);
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
    database.use(handle ->
        handle
            .createUpdate(
                "INSERT INTO "
                    + database.table().settingsSql()
                    + " (key, value) VALUES (:key, CAST(:value AS jsonb))"
                    + " ON CONFLICT (key) DO UPDATE SET value = excluded.value")
            .bind("key", LoadBalancing.SETTING)
            .bind("value", mode.toJson().toString())
            .execute());
  }
}
