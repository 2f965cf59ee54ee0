package io.github.kiro4j.server.ops;

import com.codahale.metrics.health.HealthCheck;
import io.github.kiro4j.server.credentials.LiveCredential;
import java.util.Optional;

/// Whether requests can be served.
public final class Readiness extends HealthCheck {

  private final LiveCredential credential;

  public Readiness(LiveCredential credential) {
    this.credential = credential;
  }

  /// What keeps requests from being served, in words that are fit for anybody; empty if nothing
  /// does.
  public Optional<String> obstacle() {
    return credential.isUsable()
        ? Optional.empty()
        : Optional.of("no credential has a token that works");
  }

  @Override
  protected Result check() {
    return obstacle().map(Result::unhealthy).orElseGet(Result::healthy);
  }
}
