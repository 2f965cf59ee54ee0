package io.github.kiro4j.server.credentials.state;

import io.github.kiro4j.server.credentials.health.StoredHealth;

/// The state of one credential that outlives a restart. Holds no secret.
public record RuntimeState(StoredHealth health, UsageCounts usage) {

  /// A credential without a state.
  public static final RuntimeState NONE = new RuntimeState(StoredHealth.NONE, UsageCounts.NONE);
}
