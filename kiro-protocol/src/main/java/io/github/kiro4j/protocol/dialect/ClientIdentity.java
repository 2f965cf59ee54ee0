package io.github.kiro4j.protocol.dialect;

/// The installation that a credential's requests come from. It must stay the same for a credential:
/// identities that jump between requests preceded suspensions (a kiro.rs fork's notes, 2026-08-31).
///
/// @param machineId 64 hex digits, one per credential
public record ClientIdentity(ClientVersions versions, String machineId) {

  /// @throws IllegalArgumentException if the machine id cannot be part of an HTTP header
  public ClientIdentity {
    machineId = HeaderText.require("The machine id", machineId);
  }

  /// `KiroIDE-1.1.70-<machineId>`, which is also the whole user agent of a social token refresh.
  ///
  /// Source: kiro-lb 0.2.7 (Kiro IDE 1.1.70, 2026-09-30).
  public String product() {
    return "KiroIDE-" + versions.kiro() + "-" + machineId;
  }

  /// The product followed by the version of Kiro's agent service, `…-KAS/0.66.7`.
  String productWithAgent() {
    return product() + "-KAS/" + versions.agent();
  }
}
