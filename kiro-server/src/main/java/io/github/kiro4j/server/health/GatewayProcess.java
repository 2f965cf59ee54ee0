package io.github.kiro4j.server.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/// This run of the gateway.
///
/// @param started when the run began
public record GatewayProcess(Instant started, InstantSource clock) {

  /// A run that begins now.
  public static GatewayProcess begin(InstantSource clock) {
    return new GatewayProcess(clock.instant(), clock);
  }

  /// The version in the manifest of the jar.
  public static String version() {
    return Objects.requireNonNullElse(
        GatewayProcess.class.getPackage().getImplementationVersion(), "unpackaged");
  }

  /// The current time.
  public Instant now() {
    return clock.instant();
  }

  /// The time since the run began.
  public Duration uptime() {
    return Duration.between(started, now());
  }
}
