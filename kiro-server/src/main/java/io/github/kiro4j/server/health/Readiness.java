package io.github.kiro4j.server.health;

import com.codahale.metrics.health.HealthCheck;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Whether requests can be served.
public final class Readiness extends HealthCheck {

  private final CredentialPool pool;
  private final BooleanSupplier databaseAway;
  private final Supplier<Optional<String>> noPlaceForTokens;
  private final Supplier<Optional<String>> usageProblem;
  private volatile boolean draining;

  /// @param noPlaceForTokens why new tokens cannot be made durable; requests are served as long as
  ///   the present access tokens are valid
  /// @param databaseAway whether the database that gateways share cannot be reached; requests are
  ///   served without it
  /// @param usageProblem why usage cannot be written; requests are served without it
  public Readiness(
      CredentialPool pool,
      BooleanSupplier databaseAway,
      Supplier<Optional<String>> noPlaceForTokens,
      Supplier<Optional<String>> usageProblem) {
    this.pool = pool;
    this.databaseAway = databaseAway;
    this.noPlaceForTokens = noPlaceForTokens;
    this.usageProblem = usageProblem;
  }

  /// What keeps requests from being served, in words that are fit for anybody; empty if nothing
  /// does.
  public Optional<String> obstacle() {
    if (draining) {
      return Optional.of("the gateway is shutting down");
    }
    if (hasUsableCredential()) {
      return Optional.empty();
    }
    return Optional.of(
        cannotKeepTokens()
            ? "no credential can be used, and no token is refreshed while new tokens cannot be stored"
            : "no credential can be used");
  }

  /// Whether any credential can be used now, or as soon as it is below its limits.
  public boolean hasUsableCredential() {
    return pool.isUsable();
  }

  /// Whether the gateway is about to stop.
  public boolean isDraining() {
    return draining;
  }

  /// Whether no token is refreshed, because new tokens could not be made durable.
  public boolean cannotKeepTokens() {
    return noPlaceForTokens.get().isPresent();
  }

  /// The gateway is about to stop: load balancers shall send requests elsewhere.
  public void drain() {
    draining = true;
  }

  /// Whether requests are served with what was known when the database went away.
  public boolean isDatabaseAway() {
    return databaseAway.getAsBoolean();
  }

  /// Whether usage waits to be written.
  public boolean isUsageWaiting() {
    return usageProblem.get().isPresent();
  }

  @Override
  protected Result check() {
    return obstacle().map(Result::unhealthy).orElseGet(this::healthy);
  }

  private Result healthy() {
    Optional<String> noPlace = noPlaceForTokens.get();
    if (noPlace.isPresent()) {
      return Result.healthy("%s", noPlace.get());
    }
    if (isDatabaseAway()) {
      return Result.healthy("the database is away");
    }
    return usageProblem
        .get()
        .map(problem -> Result.healthy("usage waits to be written: %s", problem))
        .orElseGet(Result::healthy);
  }
}
