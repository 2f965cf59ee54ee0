package io.github.kiro4j.server.credentials.health;

import org.jspecify.annotations.Nullable;

/// A credential's health as it is stored.
///
/// @param login the fingerprint of the refresh token or API key that the health is about; empty for
///   none
/// @param health null when nothing is known, which counts as ready
/// @param version raised with every change by anybody, for compare-and-set
public record StoredHealth(String login, @Nullable HealthState health, long version) {

  /// Nothing is stored.
  public static final StoredHealth NONE = new StoredHealth("", null, 0);
}
