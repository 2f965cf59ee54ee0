package io.github.kiro4j.server.health;

import com.codahale.metrics.health.HealthCheck;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Whether requests can be served.
public final class Readiness extends HealthCheck {

  private final CredentialPool pool;
  private final BooleanSupplier databaseAway;
  private volatile boolean draining;

  /// @param databaseAway whether the database that gateways share cannot be reached; requests are
  ///   served without it
  public Readiness(CredentialPool pool, BooleanSupplier databaseAway) {
    this.pool = pool;
    this.databaseAway = databaseAway;
  }

  /// What keeps requests from being served, in words that are fit for anybody; empty if nothing
  /// does.
  public Optional<String> obstacle() {
    if (draining) {
      return Optional.of("the gateway is shutting down");
    }
    return pool.isUsable() ? Optional.empty() : Optional.of("no credential can be used");
  }

  /// The gateway is about to stop: load balancers shall send requests elsewhere.
  public void drain() {
    draining = true;
  }

  /// Whether requests are served with what was known when the database went away.
  boolean isDatabaseAway() {
    return databaseAway.getAsBoolean();
  }

  @Override
  protected Result check() {
    return obstacle().map(Result::unhealthy).orElseGet(this::healthy);
  }

  private Result healthy() {
    return isDatabaseAway() ? Result.healthy("the database is away") : Result.healthy();
  }
}
