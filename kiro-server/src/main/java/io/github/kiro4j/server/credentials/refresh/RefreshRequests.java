package io.github.kiro4j.server.credentials.refresh;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.Login.ExternalIdp;
import io.github.kiro4j.server.credentials.Login.Idc;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/// Builds the requests of the auth services: Kiro's own for social sign-ins, AWS SSO OIDC, and an
/// organisation's identity provider.
///
/// @param socialUrl base address; `{region}` stands for the region in effect
/// @param idcUrl base address; `{region}` stands for the region in effect
/// @param externalHosts the only hosts that an external provider's tokens are sent to
public record RefreshRequests(
    String socialUrl,
    String idcUrl,
    Set<String> externalHosts,
    Regions regions,
    KiroHeaders identity) {

  /// The services' tokens are longer; what the Kiro IDE shows is cut short.
  private static final int SHORTEST_TOKEN = 100;

  HttpPost of(Credential credential) throws RefreshFailedException {
    return switch (credential.login()) {
      case Login.Social(Secret token) -> social(credential, checked(token));
      case Idc idc -> idc(credential, idc, checked(idc.refreshToken()));
      case ExternalIdp idp -> external(idp, checked(idp.refreshToken()));
      case Login.ApiKey _ -> throw unusable("an API key is never refreshed");
      case Login.Incomplete(_, String problem) -> throw unusable(problem);
    };
  }

  private HttpPost social(Credential credential, String token) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("refreshToken", token);
    HttpPost request = post(socialUrl, "/refreshToken", credential, body);
    identity.writeSocialHeaders(request, credential);
    return request;
  }

  private HttpPost idc(Credential credential, Idc idc, String token) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("clientId", idc.clientId())
            .put("clientSecret", idc.clientSecret().value())
            .put("refreshToken", token)
            .put("grantType", "refresh_token");
    HttpPost request = post(idcUrl, "/token", credential, body);
    identity.writeOidcHeaders(request);
    return request;
  }

  private HttpPost post(String baseUrl, String path, Credential credential, ObjectNode body) {
    HttpPost request = new HttpPost(baseUrl.replace("{region}", regions.ofAuth(credential)) + path);
    request.setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
    return request;
  }

  private HttpPost external(ExternalIdp idp, String token) throws RefreshFailedException {
    List<NameValuePair> form = new ArrayList<>();
    form.add(new BasicNameValuePair("grant_type", "refresh_token"));
    form.add(new BasicNameValuePair("client_id", idp.clientId()));
    form.add(new BasicNameValuePair("refresh_token", token));
    if (idp.scopes() != null) {
      form.add(new BasicNameValuePair("scope", idp.scopes()));
    }
    HttpPost request = new HttpPost(allowed(idp.tokenEndpoint()));
    request.setHeader("Accept", "application/json");
    request.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
    return request;
  }

  /// Whoever can write the credentials file could have tokens sent anywhere.
  private URI allowed(String endpoint) throws RefreshFailedException {
    URI uri;
    try {
      uri = new URI(endpoint);
    } catch (URISyntaxException _) {
      throw unusable("tokenEndpoint is not an address");
    }
    boolean secure = "https".equalsIgnoreCase(uri.getScheme()) && uri.getUserInfo() == null;
    if (!secure
        || uri.getHost() == null
        || !externalHosts.contains(uri.getHost().toLowerCase(Locale.ROOT))) {
      throw unusable("tokenEndpoint is not https on one of upstream.externalIdpHosts");
    }
    return uri;
  }

  /// Whether a refresh token is not the whole one that a service issued.
  public static boolean isCutShort(String token) {
    return token.length() < SHORTEST_TOKEN || token.contains("...");
  }

  private static String checked(Secret token) throws RefreshFailedException {
    if (isCutShort(token.value())) {
      throw unusable("refreshToken is cut short");
    }
    return token.value();
  }

  private static RefreshFailedException unusable(String problem) {
    return new RefreshFailedException(new RefreshFailure.Unusable(problem));
  }
}
