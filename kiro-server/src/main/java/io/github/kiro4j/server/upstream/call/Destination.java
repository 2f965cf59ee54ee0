package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.dialect.Caller;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.dialect.WireRequest;
import io.github.kiro4j.protocol.dialect.route.Route;
import java.net.URI;

/// Where one attempt goes, and on whose behalf.
///
/// @param baseUrl the address of the endpoint in the region of the request
public record Destination(Route route, Caller caller, String baseUrl) {

  /// The endpoint's name in configuration, logs and the admin API.
  public String endpoint() {
    return route.endpoint().label();
  }

  public Dialect dialect() {
    return route.endpoint().dialect();
  }

  /// The address of a request at this destination.
  public URI address(WireRequest request) {
    return URI.create(baseUrl + request.target());
  }

  /// Without the caller's secrets.
  @Override
  public String toString() {
    return route.text();
  }
}
