package io.github.kiro4j.server.credentials.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.server.credentials.pool.LoadBalancing;
import io.github.kiro4j.server.credentials.pool.RuntimeSettings;
import java.io.IOException;
import java.util.Optional;

/// Rows of the table of settings, one for each.
public final class PostgresRuntimeSettings implements RuntimeSettings {

  private final SharedDatabase database;

  public PostgresRuntimeSettings(SharedDatabase database) {
    this.database = database;
  }

  @Override
  public Optional<LoadBalancing> mode() throws IOException {
    Optional<JsonNode> kept =
        database.use(handle ->
            handle
                .createQuery(
                    "SELECT value FROM " + database.table().settingsSql() + " WHERE key = :key")
                .bind("key", LoadBalancing.SETTING)
                .map((row, _) -> JsonColumn.read(row, "value"))
                .findOne());
    return kept.isEmpty() ? Optional.empty() : Optional.of(LoadBalancing.of(kept.get()));
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
