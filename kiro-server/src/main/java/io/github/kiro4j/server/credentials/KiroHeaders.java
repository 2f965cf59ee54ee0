package io.github.kiro4j.server.credentials;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The headers by which the gateway identifies itself to the upstream: those of the Kiro IDE's own
/// clients, with the configured versions, and the credential's token. Names are in lower case.
///
/// @param callers knows versions and machine ids
public record KiroHeaders(ClientCallers callers) {

  /// Headers of a call of the control plane.
  public Map<String, String> controlPlane(Credential credential) {
    return authorized(credential, "1.0.0", "codewhispererruntime", "m/N,E", 1);
  }

  /// Headers of a refresh at Kiro's own auth service.
  public Map<String, String> socialRefresh(Credential credential) {
    return new LinkedHashMap<>(
        Map.of("accept", "application/json, text/plain, */*", "user-agent", product(credential)));
  }

  /// Headers of a refresh at AWS SSO OIDC.
  public Map<String, String> oidcRefresh() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amz-user-agent", "aws-sdk-js/3.980.0 KiroIDE");
    headers.put("user-agent", userAgent("3.980.0", "sso-oidc", "m/E", "KiroIDE"));
    headers.putAll(invocation(4));
    return headers;
  }

  private Map<String, String> authorized(
      Credential credential, String version, String api, String mode, int maxAttempts) {
    String product = product(credential);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amz-user-agent", "aws-sdk-js/" + version + " " + product);
    headers.put("user-agent", userAgent(version, api, mode, product));
    headers.putAll(invocation(maxAttempts));
    headers.put("authorization", "Bearer " + credential.bearer().value());
    credential.login().tokenType().ifPresent(type -> headers.put("tokentype", type));
    return headers;
  }

  private String userAgent(String version, String api, String mode, String product) {
    return "aws-sdk-js/%1$s ua/2.1 os/%2$s lang/js md/nodejs#%3$s api/%4$s#%1$s %5$s %6$s"
        .formatted(
            version, callers.versions().system(), callers.versions().node(), api, mode, product);
  }

  private String product(Credential credential) {
    return callers.identity(credential).product();
  }

  private static Map<String, String> invocation(int maxAttempts) {
    return Map.of(
        "amz-sdk-invocation-id",
        UUID.randomUUID().toString(),
        "amz-sdk-request",
        "attempt=1; max=" + maxAttempts);
  }
}
