package io.github.kiro4j.server.credentials.state;

import io.github.kiro4j.server.credentials.health.StoredHealth;
import io.github.kiro4j.server.credentials.state.RouteMemory.StoredRoute;
import org.jspecify.annotations.Nullable;

/// The state of one credential that outlives a restart. Holds no secret.
///
/// @param route the route that last worked; null while none is known
public record RuntimeState(StoredHealth health, UsageCounts usage, @Nullable StoredRoute route) {

  /// A credential without a state.
  public static final RuntimeState NONE =
      new RuntimeState(StoredHealth.NONE, UsageCounts.NONE, null);
}
