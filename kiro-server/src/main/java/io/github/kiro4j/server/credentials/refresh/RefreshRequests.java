package io.github.kiro4j.server.credentials.refresh;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.Login.ExternalIdp;
import io.github.kiro4j.server.credentials.Login.Idc;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.outbound.ApiRequest;
import io.github.kiro4j.server.secret.Secret;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// Builds the requests of the auth services: Kiro's own for social logins, AWS SSO OIDC, and an
/// organisation's identity provider.
///
/// @param endpoints where the services are
/// @param timeout of a request
public record RefreshRequests(
    AuthEndpoints endpoints, Regions regions, KiroHeaders headers, Duration timeout) {

  /// Where refresh tokens may be sent.
  ///
  /// @param socialUrl base address; `{region}` stands for the region in effect
  /// @param idcUrl base address; `{region}` stands for the region in effect
  /// @param externalHosts the only hosts that an external provider's tokens are sent to
  public record AuthEndpoints(String socialUrl, String idcUrl, Set<String> externalHosts) {}

  private record SocialRefresh(Secret refreshToken) {}

  private record IdcRefresh(
      String clientId, Secret clientSecret, Secret refreshToken, String grantType) {}

  private static final String GRANT = "refresh_token";

  /// The services' tokens are longer. The Kiro IDE shows abbreviated tokens, which are shorter.
  private static final int SHORTEST_TOKEN = 100;

  ApiRequest of(Credential credential) throws RefreshFailedException {
    return switch (credential.login()) {
      case Login.Social(Secret token) -> social(credential, complete(token));
      case Idc idc -> idc(credential, idc, complete(idc.refreshToken()));
      case ExternalIdp idp -> external(idp, complete(idp.refreshToken()));
      case Login.ApiKey _ -> throw unusable("an API key is never refreshed");
      case Login.Incomplete(_, String problem) -> throw unusable(problem);
    };
  }

  private ApiRequest social(Credential credential, Secret token) {
    return post(
        endpoints.socialUrl() + "/refreshToken",
        credential,
        headers.socialRefresh(credential),
        new SocialRefresh(token));
  }

  private ApiRequest idc(Credential credential, Idc idc, Secret token) {
    return post(
        endpoints.idcUrl() + "/token",
        credential,
        headers.oidcRefresh(credential),
        new IdcRefresh(idc.clientId(), idc.clientSecret(), token, GRANT));
  }

  private ApiRequest post(
      String address, Credential credential, Map<String, String> headersOfService, Object body) {
    headersOfService.put(ApiRequest.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    URI uri = URI.create(address.replace("{region}", regions.ofAuth(credential)));
    return ApiRequest.post(uri, headersOfService, body, timeout);
  }

  private ApiRequest external(ExternalIdp idp, Secret token) throws RefreshFailedException {
    Form form =
        new Form("grant_type", GRANT)
            .param("client_id", idp.clientId())
            .param("refresh_token", token.value());
    if (idp.scopes() != null) {
      form.param("scope", idp.scopes());
    }
    return ApiRequest.post(
        allowed(idp.tokenEndpoint()),
        Map.of(
            ApiRequest.CONTENT_TYPE,
            MediaType.APPLICATION_FORM_URLENCODED,
            "accept",
            MediaType.APPLICATION_JSON),
        form,
        timeout);
  }

  /// Without this check, a change of the credentials file could send tokens to any host.
  private URI allowed(String endpoint) throws RefreshFailedException {
    URI uri;
    try {
      uri = new URI(endpoint);
    } catch (URISyntaxException _) {
      throw unusable("tokenEndpoint is not an address");
    }
    if (!new IdentityProviderHosts(endpoints.externalHosts()).allow(uri)) {
      throw unusable("tokenEndpoint is not https on one of upstream.externalIdpHosts");
    }
    return uri;
  }

  /// Whether a refresh token is only a part of the one that a service issued.
  public static boolean isTruncated(String token) {
    return token.length() < SHORTEST_TOKEN || token.contains("...");
  }

  private static Secret complete(Secret token) throws RefreshFailedException {
    if (isTruncated(token.value())) {
      throw unusable("refreshToken is truncated");
    }
    return token;
  }

  private static RefreshFailedException unusable(String problem) {
    return new RefreshFailedException(new RefreshFailure.Unusable(problem));
  }
}
