package io.github.kiro4j.server.health;

import java.util.Objects;

/// The version of this gateway.
public final class GatewayVersion {

  private GatewayVersion() {}

  /// The version in the manifest of the jar; `unpackaged` where the classes are in no jar.
  public static String text() {
    return Objects.requireNonNullElse(
        GatewayVersion.class.getPackage().getImplementationVersion(), "unpackaged");
  }
}
