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

/// What to write into the column `health`: health as [HealthJson] has it, with `signIn`, the
/// fingerprint of the refresh token or API key that it is about.
///
/// @param text JSON, null for nothing
record HealthColumn(@Nullable String text) {

  private static final Logger LOG = LoggerFactory.getLogger(HealthColumn.class);
  private static final String SIGN_IN = "signIn";

  static HealthColumn of(StoredHealth kept) {
    HealthState health = kept.health();
    return new HealthColumn(
        health == null ? null : HealthJson.write(health).put(SIGN_IN, kept.signIn()).toString());
  }

  /// What makes no sense counts as nothing.
  static StoredHealth read(long id, @Nullable JsonNode json, long version) {
    if (json == null) {
      return new StoredHealth("", null, version);
    }
    try {
      return new StoredHealth(json.path(SIGN_IN).asText(""), HealthJson.read(json), version);
    } catch (IllegalArgumentException | DateTimeException _) {
      LOG.warn("credential #{}: what the column health says makes no sense", id);
      return new StoredHealth("", null, version);
    }
  }

  /// What was known of a sign-in goes on with its next generation, but for what the old tokens were
  /// to blame for.
  ///
  /// @return empty if the column stays as it is
  static Optional<HealthColumn> afterRefresh(Row before, Row after) {
    if (!(before.health() instanceof ObjectNode known)
        || !before.present().filter(known.path(SIGN_IN).asText()::equals).isPresent()) {
      return Optional.empty();
    }
    StoredHealth kept = read(before.id(), known, before.healthVersion());
    HealthState health = kept.health();
    boolean over = health == null || health.isAboutTokens();
    return Optional.of(
        over
            ? new HealthColumn(null)
            : of(new StoredHealth(after.present().orElse(""), health, kept.version())));
  }
}
