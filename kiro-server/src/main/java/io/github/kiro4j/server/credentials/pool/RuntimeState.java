package io.github.kiro4j.server.credentials.pool;

/// What outlives a restart about one credential. Holds no secret.
public record RuntimeState(KeptHealth health, Use use) {

  /// Nothing is known of it.
  public static final RuntimeState NONE = new RuntimeState(KeptHealth.NONE, Use.NONE);
}
