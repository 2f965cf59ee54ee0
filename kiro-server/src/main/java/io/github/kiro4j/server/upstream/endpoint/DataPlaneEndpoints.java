package io.github.kiro4j.server.upstream.endpoint;

import io.github.kiro4j.protocol.dialect.Caller;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.protocol.dialect.route.RoutePlan;
import io.github.kiro4j.server.credentials.ClientCallers;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.upstream.call.Destination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The configured endpoints of the data plane. Immutable.
///
/// @param order the endpoints to use, in the order in which they are tried
/// @param usual the only endpoint of credentials that name none of their own; null for all of
///   `order`
/// @param urls the base address of each endpoint in `order`; `{region}` stands for the region of
///   the request
public record DataPlaneEndpoints(
    List<Endpoint> order,
    @Nullable Endpoint usual,
    Map<Endpoint, String> urls,
    Regions regions,
    ClientCallers callers) {

  public DataPlaneEndpoints {
    order = List.copyOf(order);
    urls = Map.copyOf(urls);
  }

  RoutePlan plan(Credential credential) {
    return regions.plan(credential, callers.profileArns(credential));
  }

  /// The routes of a credential, in the order in which they are tried. An endpoint of the
  /// credential's own is the only one, if it has an address.
  List<Route> routes(RoutePlan plan, Credential credential, @Nullable Route remembered) {
    return Optional.ofNullable(credential.settings().endpoint())
        .or(() -> Optional.ofNullable(usual))
        .filter(urls::containsKey)
        .map(only -> plan.routes(List.of(only), remembered))
        .orElseGet(() -> plan.routes(order, remembered));
  }

  Destination destination(RoutePlan plan, Credential credential, Route route) {
    String arn = plan.arns().of(route.arn()).orElse(null);
    Caller caller = callers.of(credential, arn);
    String url =
        Optional.ofNullable(urls.get(route.endpoint()))
            .orElseThrow(() ->
                new IllegalStateException(
                    "no address of the endpoint " + route.endpoint().label()));
    return new Destination(
        route, caller, route.endpoint().regions().address(url, plan.region(route)));
  }
}
