package io.github.kiro4j.server.ops;

import com.codahale.metrics.health.HealthCheck;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import java.util.Optional;

/// Whether requests can be served.
public final class Readiness extends HealthCheck {

  private final CredentialPool pool;

  public Readiness(CredentialPool pool) {
    this.pool = pool;
  }

  /// What keeps requests from being served, in words that are fit for anybody; empty if nothing
  /// does.
  public Optional<String> obstacle() {
    return pool.isUsable() ? Optional.empty() : Optional.of("no credential can be used");
  }

  @Override
  protected Result check() {
    return obstacle().map(Result::unhealthy).orElseGet(Result::healthy);
  }
}
