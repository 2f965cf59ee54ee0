package io.github.kiro4j.simulator.service;

import java.util.Set;

/// A host of the service. The simulator gives each one a port of its own.
///
/// Source of the regions: kirocc; kiro-gateway issues #58 and #133; KiroCrew.
public enum Host {

  /// The base address: all hosts and the sign-in services at once. Rules that differ by host do not
  /// apply here.
  COMBINED,

  /// `runtime.{region}.kiro.dev`, the data plane of current clients.
  RUNTIME,

  /// `q.{region}.amazonaws.com`, the data plane and the REST control plane of earlier clients.
  Q,

  /// `codewhisperer.us-east-1.amazonaws.com`, the oldest data plane and control plane.
  CODEWHISPERER,

  /// `management.{region}.kiro.dev`, the control plane of current clients.
  MANAGEMENT;

  private static final Set<String> GOVERNMENT = Set.of("us-gov-east-1", "us-gov-west-1");

  /// Whether the host has a DNS name in the region.
  public boolean existsIn(String region) {
    boolean commercial = region.equals("us-east-1") || region.equals("eu-central-1");
    return switch (this) {
      case COMBINED -> true;
      case RUNTIME -> commercial || GOVERNMENT.contains(region);
      case Q, MANAGEMENT -> commercial;
      case CODEWHISPERER -> region.equals("us-east-1");
    };
  }

  /// Whether the host uses the REST dialect, which has a path for each operation.
  public boolean isRest() {
    return this == Q || this == CODEWHISPERER;
  }
}
