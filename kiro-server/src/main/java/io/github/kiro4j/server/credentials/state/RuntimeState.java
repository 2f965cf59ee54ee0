package io.github.kiro4j.server.credentials.state;

import io.github.kiro4j.server.credentials.health.StoredHealth;

/// What outlives a restart about one credential. Holds no secret.
public record RuntimeState(StoredHealth health, UsageCounts use) {

  /// Nothing is known of it.
  public static final RuntimeState NONE = new RuntimeState(StoredHealth.NONE, UsageCounts.NONE);
}
