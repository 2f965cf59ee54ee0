package io.github.kiro4j.server.credentials.health;

import org.jspecify.annotations.Nullable;

/// What is kept of a credential's health.
///
/// @param signIn fingerprint of the sign-in that it is about; empty for none
/// @param health null when nothing is known, which counts as ready
/// @param version raised by whoever else may change it with every change
public record StoredHealth(String signIn, @Nullable HealthState health, long version) {

  /// Nothing is known, and nobody has changed that.
  public static final StoredHealth NONE = new StoredHealth("", null, 0);
}
