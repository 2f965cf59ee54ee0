package io.github.kiro4j.server.credentials;

import java.util.UUID;
import org.apache.hc.core5.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/// How the gateway introduces itself to the upstream: the headers of the Kiro IDE's own client,
/// with the versions that the operator configured.
///
/// @param kiroVersion version of the IDE
/// @param systemVersion operating system, `linux#6.1.0`
/// @param nodeVersion version of Node.js
/// @param machineId what credentials without a machine id of their own use; null derives one
public record KiroIdentity(
    String kiroVersion, String systemVersion, String nodeVersion, @Nullable String machineId) {

  /// Headers of a call of the data plane.
  public void writeStreamingHeaders(HttpRequest request, Credential credential) {
    String client = client(credential);
    request.setHeader("x-amz-user-agent", "aws-sdk-js/1.0.34 " + client);
    request.setHeader(
        "User-Agent",
        "aws-sdk-js/1.0.34 ua/2.1 os/%s lang/js md/nodejs#%s api/codewhispererstreaming#1.0.34 m/E %s"
            .formatted(systemVersion, nodeVersion, client));
    writeInvocation(request, 3);
  }

  /// Headers of a refresh at Kiro's own login service.
  void writeSocialHeaders(HttpRequest request, Credential credential) {
    request.setHeader("Accept", "application/json, text/plain, */*");
    request.setHeader("User-Agent", client(credential));
  }

  /// Headers of a refresh at AWS SSO OIDC.
  void writeOidcHeaders(HttpRequest request) {
    request.setHeader("x-amz-user-agent", "aws-sdk-js/3.980.0 KiroIDE");
    request.setHeader(
        "User-Agent",
        "aws-sdk-js/3.980.0 ua/2.1 os/%s lang/js md/nodejs#%s api/sso-oidc#3.980.0 m/E KiroIDE"
            .formatted(systemVersion, nodeVersion));
    writeInvocation(request, 4);
  }

  private String client(Credential credential) {
    return "KiroIDE-" + kiroVersion + "-" + MachineId.of(credential, machineId);
  }

  private static void writeInvocation(HttpRequest request, int maxAttempts) {
    request.setHeader("amz-sdk-invocation-id", UUID.randomUUID().toString());
    request.setHeader("amz-sdk-request", "attempt=1; max=" + maxAttempts);
  }
}
