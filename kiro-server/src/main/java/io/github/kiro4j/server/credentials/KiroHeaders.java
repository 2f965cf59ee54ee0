package io.github.kiro4j.server.credentials;

import java.util.UUID;
import org.apache.hc.core5.http.HttpRequest;

/// The headers by which the gateway identifies itself to the upstream: those of the Kiro IDE's own
/// clients, with the configured versions, and the credential's token.
///
/// @param kiroVersion version of the IDE
/// @param systemVersion operating system, `linux#6.1.0`
/// @param nodeVersion version of Node.js
public record KiroHeaders(
    String kiroVersion, String systemVersion, String nodeVersion, MachineId machineIds) {

  /// Headers of a call of the data plane.
  public void writeStreamingHeaders(HttpRequest request, Credential credential) {
    writeClient(request, credential, "1.0.34", "codewhispererstreaming", "m/E");
    writeInvocation(request, 3);
    authorize(request, credential);
  }

  /// Headers of a call of the control plane.
  public void writeControlHeaders(HttpRequest request, Credential credential) {
    writeClient(request, credential, "1.0.0", "codewhispererruntime", "m/N,E");
    writeInvocation(request, 1);
    authorize(request, credential);
  }

  /// Headers of a refresh at Kiro's own login service.
  public void writeSocialHeaders(HttpRequest request, Credential credential) {
    request.setHeader("Accept", "application/json, text/plain, */*");
    request.setHeader("User-Agent", product(credential));
  }

  /// Headers of a refresh at AWS SSO OIDC.
  public void writeOidcHeaders(HttpRequest request) {
    request.setHeader("x-amz-user-agent", "aws-sdk-js/3.980.0 KiroIDE");
    request.setHeader("User-Agent", userAgent("3.980.0", "sso-oidc", "m/E", "KiroIDE"));
    writeInvocation(request, 4);
  }

  private void writeClient(
      HttpRequest request, Credential credential, String version, String api, String mode) {
    String product = product(credential);
    request.setHeader("x-amz-user-agent", "aws-sdk-js/" + version + " " + product);
    request.setHeader("User-Agent", userAgent(version, api, mode, product));
  }

  private String userAgent(String version, String api, String mode, String product) {
    return "aws-sdk-js/%1$s ua/2.1 os/%2$s lang/js md/nodejs#%3$s api/%4$s#%1$s %5$s %6$s"
        .formatted(version, systemVersion, nodeVersion, api, mode, product);
  }

  private String product(Credential credential) {
    return "KiroIDE-" + kiroVersion + "-" + machineIds.of(credential);
  }

  private static void writeInvocation(HttpRequest request, int maxAttempts) {
    request.setHeader("amz-sdk-invocation-id", UUID.randomUUID().toString());
    request.setHeader("amz-sdk-request", "attempt=1; max=" + maxAttempts);
  }

  private static void authorize(HttpRequest request, Credential credential) {
    request.setHeader("Authorization", "Bearer " + credential.bearer().value());
    credential.login().tokenType().ifPresent(type -> request.setHeader("tokentype", type));
  }
}
