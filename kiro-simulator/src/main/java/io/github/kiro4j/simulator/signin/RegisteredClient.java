package io.github.kiro4j.simulator.signin;

import io.github.kiro4j.simulator.account.OidcClient;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client that AWS SSO OIDC has registered.
///
/// @param grantTypes the grants that the client may use; empty for all
/// @param redirects the addresses that a browser may be sent to
/// @param issuer the start page of the organisation; null for a client of device codes only
record RegisteredClient(
    OidcClient id,
    List<String> grantTypes,
    List<String> redirects,
    @Nullable String issuer,
    Instant expiry) {

  boolean may(String grantType) {
    return grantTypes.isEmpty() || grantTypes.contains(grantType);
  }
}
