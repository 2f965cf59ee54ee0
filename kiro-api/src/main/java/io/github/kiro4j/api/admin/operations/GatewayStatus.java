package io.github.kiro4j.api.admin.operations;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /status`.
///
/// @param version version of the gateway
/// @param javaVersion version of the Java platform that runs the gateway
/// @param time current time of the gateway's clock
/// @param startedAt start time of the process
/// @param uptimeSeconds seconds since the start of the process
/// @param health whether requests can be served, as in the response to `/readyz`
/// @param storage the credential store
/// @param credentials numbers of credentials
/// @param loadBalancingMode `priority` or `balanced`
/// @param endpointCoolDowns the endpoints of the upstream that cool down after failures, and are
///   tried last until then
public record GatewayStatus(
    String version,
    String javaVersion,
    String time,
    String startedAt,
    long uptimeSeconds,
    Health health,
    Storage storage,
    Credentials credentials,
    String loadBalancingMode,
    List<EndpointCoolDown> endpointCoolDowns) {

  /// Older gateways do not state the cool-downs.
  public GatewayStatus {
    endpointCoolDowns = requireNonNullElse(endpointCoolDowns, List.of());
  }

  /// The credential store.
  ///
  /// @param type `file` or `postgres`
  /// @param available whether the store can be read now
  /// @param problem why the store cannot be read; null if it can
  public record Storage(String type, boolean available, @Nullable String problem) {}

  /// A cool-down of an endpoint, for all credentials.
  ///
  /// @param endpoint the endpoint, for example `runtime`
  /// @param until end of the cool-down
  public record EndpointCoolDown(String endpoint, String until) {}

  /// Numbers of credentials.
  ///
  /// @param total number of credentials
  /// @param available number of credentials that can be used now
  /// @param inFlight number of requests under way
  public record Credentials(int total, int available, int inFlight) {}
}
