package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.health.HealthJson;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.StoredHealth;
import java.time.DateTimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The content of the column `health`: health as [HealthJson] writes it, with `signIn`, the
/// fingerprint of the refresh token or API key that the health is about.
///
/// @param text JSON, null for an empty column
record HealthColumn(@Nullable String text) {

  private static final Logger LOG = LoggerFactory.getLogger(HealthColumn.class);
  private static final String LOGIN = "signIn";

  static HealthColumn of(StoredHealth stored) {
    HealthState health = stored.health();
    return new HealthColumn(
        health == null ? null : HealthJson.write(health).put(LOGIN, stored.login()).toString());
  }

  /// A content that cannot be understood counts as an empty column.
  static StoredHealth read(long id, @Nullable JsonNode json, long version) {
    if (json == null) {
      return new StoredHealth("", null, version);
    }
    try {
      return new StoredHealth(json.path(LOGIN).asText(""), HealthJson.read(json), version);
    } catch (IllegalArgumentException | DateTimeException _) {
      LOG.warn("credential #{}: the column health cannot be understood and is ignored", id);
      return new StoredHealth("", null, version);
    }
  }

  /// The health after a refresh: the health of the login stays, but for a state that new tokens
  /// end.
  ///
  /// @return empty if the column stays as it is
  static Optional<HealthColumn> afterRefresh(Row before, Row after) {
    if (!(before.health() instanceof ObjectNode known)
        || !before
            .entry()
            .refreshTokenFingerprint()
            .filter(known.path(LOGIN).asText()::equals)
            .isPresent()) {
      return Optional.empty();
    }
    StoredHealth stored = read(before.id(), known, before.healthVersion());
    HealthState health = stored.health();
    boolean over = health == null || health.isAboutTokens();
    return Optional.of(
        over
            ? new HealthColumn(null)
            : of(
                new StoredHealth(
                    after.entry().refreshTokenFingerprint().orElse(""), health, stored.version())));
  }
}
