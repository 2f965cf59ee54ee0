package io.github.kiro4j.server.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.config.UpstreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Asks the auth services for new tokens: Kiro's own for social logins, AWS SSO OIDC for the rest.
/// It keeps nothing; see [LiveCredential] for when and how often.
public final class TokenRefresher {

  /// What a service issues that does not say for how long.
  private static final Duration ASSUMED_LIFETIME = Duration.ofMinutes(50);

  /// No answer of an auth service is larger.
  private static final int MAX_ANSWER_BYTES = 1024 * 1024;

  private final HttpClient http;
  private final UpstreamConfiguration upstream;
  private final KiroIdentity identity;
  private final String defaultAuthRegion;
  private final InstantSource clock;

  public TokenRefresher(
      HttpClient http,
      UpstreamConfiguration upstream,
      KiroIdentity identity,
      String defaultAuthRegion,
      InstantSource clock) {
    this.http = http;
    this.upstream = upstream;
    this.identity = identity;
    this.defaultAuthRegion = defaultAuthRegion;
    this.clock = clock;
  }

  /// Trades the credential's refresh token for new tokens.
  ///
  /// @throws RefreshFailedException if the service refuses or cannot be asked
  public IssuedTokens refresh(Credential credential) throws RefreshFailedException {
    Instant asked = clock.instant();
    HttpPost request =
        switch (credential.kind()) {
          case SOCIAL -> socialRequest(credential);
          case IDC -> idcRequest(credential);
          case API_KEY -> throw new IllegalArgumentException("an API key is never refreshed");
        };
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(
                Timeout.ofMilliseconds(upstream.refreshTimeout().toMilliseconds()))
            .build());
    try {
      return http.execute(request, response -> tokens(response, asked));
    } catch (RefreshFailedException e) {
      throw e;
    } catch (IOException e) {
      throw new RefreshFailedException(0, "no answer: " + e.getClass().getSimpleName());
    }
  }

  private HttpPost socialRequest(Credential credential) throws RefreshFailedException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("refreshToken", refreshToken(credential));
    HttpPost request = post(upstream.socialAuthUrl(), "/refreshToken", credential, body);
    identity.writeSocialHeaders(request, credential);
    return request;
  }

  private HttpPost idcRequest(Credential credential) throws RefreshFailedException {
    if (credential.clientId() == null || credential.clientSecret() == null) {
      throw new RefreshFailedException(0, "clientId and clientSecret are missing");
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("clientId", credential.clientId());
    body.put("clientSecret", credential.clientSecret().value());
    body.put("refreshToken", refreshToken(credential));
    body.put("grantType", "refresh_token");
    HttpPost request = post(upstream.idcAuthUrl(), "/token", credential, body);
    identity.writeOidcHeaders(request);
    return request;
  }

  private HttpPost post(String baseUrl, String path, Credential credential, ObjectNode body) {
    String region = Objects.requireNonNullElse(credential.authRegion(), defaultAuthRegion);
    HttpPost request = new HttpPost(baseUrl.replace("{region}", region) + path);
    request.setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
    return request;
  }

  private static String refreshToken(Credential credential) throws RefreshFailedException {
    if (credential.refreshToken() == null) {
      throw new RefreshFailedException(0, "refreshToken is missing");
    }
    return credential.refreshToken().value();
  }

  private static IssuedTokens tokens(ClassicHttpResponse response, Instant asked)
      throws IOException {
    JsonNode answer = json(response);
    if (response.getCode() / 100 != 2) {
      throw new RefreshFailedException(response.getCode(), oauthError(answer));
    }
    String accessToken = answer.path("accessToken").textValue();
    if (accessToken == null) {
      throw new RefreshFailedException(response.getCode(), "the answer has no accessToken");
    }
    long seconds = answer.path("expiresIn").asLong(ASSUMED_LIFETIME.toSeconds());
    return new IssuedTokens(
        new Secret(accessToken),
        secret(answer.path("refreshToken")),
        asked.plusSeconds(seconds),
        secret(answer.path("profileArn")));
  }

  private static JsonNode json(ClassicHttpResponse response) throws IOException {
    byte[] body =
        response.getEntity() == null
            ? new byte[0]
            : EntityUtils.toByteArray(response.getEntity(), MAX_ANSWER_BYTES);
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      throw new RefreshFailedException(response.getCode(), "the answer is not JSON");
    }
  }

  /// Only the standard error code is told: descriptions may quote what was sent.
  private static String oauthError(JsonNode answer) {
    String code = answer.path("error").asText("");
    return code.matches("[A-Za-z_]{1,64}") ? code : "refused";
  }

  private static @Nullable Secret secret(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank() ? new Secret(value.textValue()) : null;
  }
}
