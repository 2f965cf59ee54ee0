package io.github.kiro4j.server.credentials;

import io.github.kiro4j.protocol.dialect.ClientIdentity;
import io.github.kiro4j.protocol.dialect.SdkClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The headers by which the gateway identifies itself to the auth services: those of the Kiro IDE's
/// own clients, with the configured versions. Names are in lower case.
///
/// @param callers knows versions and machine ids
public record KiroHeaders(ClientCallers callers) {

  /// Headers of a refresh at Kiro's own auth service.
  public Map<String, String> socialRefresh(Credential credential) {
    return new LinkedHashMap<>(
        Map.of(
            "accept",
            "application/json, text/plain, */*",
            "user-agent",
            callers.identity(credential).product()));
  }

  /// Headers of a refresh at AWS SSO OIDC.
  public Map<String, String> oidcRefresh(Credential credential) {
    ClientIdentity client = callers.identity(credential);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amz-user-agent", SdkClient.OIDC.shortUserAgent(client));
    headers.put("user-agent", SdkClient.OIDC.userAgent(client));
    headers.put("amz-sdk-invocation-id", UUID.randomUUID().toString());
    headers.put("amz-sdk-request", "attempt=1; max=4");
    return headers;
  }
}
