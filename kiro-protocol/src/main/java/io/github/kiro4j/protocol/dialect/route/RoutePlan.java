package io.github.kiro4j.protocol.dialect.route;

import static io.github.kiro4j.protocol.dialect.route.ArnChoice.NONE;
import static io.github.kiro4j.protocol.dialect.route.ArnChoice.OWN;
import static io.github.kiro4j.protocol.dialect.route.ArnChoice.SHARED;

import io.github.kiro4j.protocol.dialect.ControlPlane;
import io.github.kiro4j.protocol.dialect.CredentialKind;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.dialect.HostRegions;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The routes of one credential, in the order in which they are tried.
///
/// Sources disagree about which pairs of endpoint and ARN work. The plan has every pair that one of
/// them saw working, those with the best evidence first, and organisations without an ARN on the
/// REST hosts, which no source reports, as their last:
///
/// | kind | runtime | q, codewhisperer |
/// | --- | --- | --- |
/// | social | own, shared | own, none, shared |
/// | social, own ARN unknown | shared | shared, none |
/// | Builder ID | own, shared | own, none, shared |
/// | IAM Identity Center, internal, external IdP | own | own, none |
/// | Builder ID or IAM Identity Center | own, shared | own, none, shared |
/// | API key | none | none |
///
/// All endpoints are tried with their first choice before any is tried with its second. The runtime
/// host requires an ARN from every kind but API keys; it is tried without one only where there is
/// none at all, after everything else.
///
/// Sources: live matrix in wtfdelphia/kiro.rs (2026-08-26), sub2api PRs #105 and #118 (2026-08-25,
/// 2026-09-17), opencodex issue #993 and PR #2722 (2026-08-27), OmniRoute PR #13192 (2026-09-10).
///
/// @param fixedRegion the operator's choice of region, which beats the one in the ARN; null for
///   none
/// @param fallbackRegion the region where neither the operator nor an ARN names one
public record RoutePlan(
    CredentialKind kind, ProfileArns arns, @Nullable String fixedRegion, String fallbackRegion) {

  /// The routes to try, the remembered one first. An endpoint that does not exist in the profile's
  /// region is left out, unless no endpoint does.
  ///
  /// @param endpoints the operator's, in the order to try
  /// @param remembered the route that worked the last time; ignored when it is no longer possible
  public List<Route> routes(List<Endpoint> endpoints, @Nullable Route remembered) {
    List<Route> all = byRank(endpoints);
    List<Route> reachable = all.stream().filter(this::isInRegion).toList();
    List<Route> order = reachable.isEmpty() ? all : reachable;
    return Stream.concat(order.stream().filter(route -> route.equals(remembered)), order.stream())
        .distinct()
        .toList();
  }

  /// The region in which the route's host is asked: the operator's, the one of the ARN that the
  /// route names, the one of the credential's ARNs, the fallback; and of those only one in which
  /// the host exists.
  public String region(Route route) {
    return route.endpoint().regions().nearest(wantedRegion(route.arn()));
  }

  /// The region in which the control plane is asked on behalf of the credential: as for a route,
  /// and only one in which the control plane exists.
  public String controlRegion() {
    return ControlPlane.REGIONS.nearest(wantedRegion(NONE));
  }

  private String wantedRegion(ArnChoice choice) {
    return Optional.ofNullable(fixedRegion)
        .or(() -> arns.of(choice).flatMap(Arns::region))
        .or(() -> Arns.region(arns.own()))
        .or(() -> Arns.region(arns.shared()))
        .orElse(fallbackRegion);
  }

  private boolean isInRegion(Route route) {
    String region = HostRegions.ALL.nearest(wantedRegion(route.arn()));
    return route.endpoint().regions().contains(region);
  }

  private List<Route> byRank(List<Endpoint> endpoints) {
    return Stream.concat(
            IntStream.range(0, ArnChoice.values().length)
                .boxed()
                .flatMap(rank -> endpoints.stream().flatMap(endpoint -> ranked(endpoint, rank))),
            endpoints.stream()
                .filter(endpoint -> choices(endpoint).isEmpty())
                .map(endpoint -> new Route(endpoint, NONE)))
        .distinct()
        .toList();
  }

  private Stream<Route> ranked(Endpoint endpoint, int rank) {
    return choices(endpoint).stream().skip(rank).limit(1).map(arn -> new Route(endpoint, arn));
  }

  private List<ArnChoice> choices(Endpoint endpoint) {
    List<ArnChoice> wanted =
        endpoint.dialect().equals(Dialect.RUNTIME) ? onRuntime() : onRestHosts();
    return wanted.stream().filter(arn -> arn == NONE || arns.of(arn).isPresent()).toList();
  }

  private List<ArnChoice> onRuntime() {
    return switch (kind) {
      case SOCIAL, BUILDER_ID, BUILDER_ID_OR_IDENTITY_CENTER -> List.of(OWN, SHARED);
      case IDENTITY_CENTER, INTERNAL, EXTERNAL_IDP -> List.of(OWN);
      case API_KEY -> List.of(NONE);
    };
  }

  private List<ArnChoice> onRestHosts() {
    return switch (kind) {
      case SOCIAL -> arns.own() == null ? List.of(SHARED, NONE) : List.of(OWN, NONE, SHARED);
      case BUILDER_ID, BUILDER_ID_OR_IDENTITY_CENTER -> List.of(OWN, NONE, SHARED);
      case IDENTITY_CENTER, INTERNAL, EXTERNAL_IDP -> List.of(OWN, NONE);
      case API_KEY -> List.of(NONE);
    };
  }
}
