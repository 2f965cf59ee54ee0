package io.github.kiro4j.api.admin.operations;

import org.jspecify.annotations.Nullable;

/// The answer of `GET /status`.
///
/// @param version of the gateway
/// @param javaVersion of the machine that it runs on
/// @param time of its clock
/// @param startedAt when the process began
/// @param uptimeSeconds since then
/// @param health whether requests can be served, as at `/readyz`
/// @param loadBalancingMode `priority` or `balanced`
public record GatewayStatus(
    String version,
    String javaVersion,
    String time,
    String startedAt,
    long uptimeSeconds,
    Health health,
    Storage storage,
    Credentials credentials,
    String loadBalancingMode) {

  /// Where the credentials live.
  ///
  /// @param type `file` or `postgres`
  /// @param available whether they can be read now
  /// @param problem why not
  public record Storage(String type, boolean available, @Nullable String problem) {}

  /// How many credentials there are.
  ///
  /// @param available can be used now
  /// @param inFlight requests that are being answered
  public record Credentials(int total, int available, int inFlight) {}
}
