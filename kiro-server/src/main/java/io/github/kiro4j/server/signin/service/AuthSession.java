package io.github.kiro4j.server.signin.service;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.refresh.AuthResponses;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.ApiRequest;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// The calls of one sign-in, all of which come from one client and use one proxy.
///
/// @param identity whose client and proxy the calls have: the credential whose sign-in is replaced,
///   or a credential that is not stored yet
public record AuthSession(
    ApiClient api,
    KiroHeaders headers,
    Duration timeout,
    InstantSource clock,
    Credential identity) {

  private static final Map<String, String> ACCEPTS_JSON =
      Map.of("accept", MediaType.APPLICATION_JSON);

  ApiResponse aws(String address, Object body) throws IOException {
    return json(address, headers.oidcRefresh(identity), body);
  }

  ApiResponse social(String address, Object body) throws IOException {
    return json(address, headers.socialRefresh(identity), body);
  }

  private ApiResponse json(String address, Map<String, String> own, Object body)
      throws IOException {
    own.put(ApiRequest.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    return send(ApiRequest.post(URI.create(address), own, body, timeout));
  }

  ApiResponse form(URI address, Form form) throws IOException {
    Map<String, String> own = new LinkedHashMap<>(ACCEPTS_JSON);
    own.put(ApiRequest.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
    return send(ApiRequest.post(address, own, form, timeout));
  }

  ApiResponse get(URI address) throws IOException {
    return send(ApiRequest.get(address, ACCEPTS_JSON, timeout));
  }

  private ApiResponse send(ApiRequest request) throws IOException {
    return api.send(request, identity.settings().proxy());
  }

  /// The fields of an exchange's tokens.
  ///
  /// @param sent when the exchange was sent
  /// @throws SignInFailedException if the service refused
  CredentialFields tokens(ApiResponse response, Instant sent) throws SignInFailedException {
    if (!response.isSuccess()) {
      throw refused(response);
    }
    IssuedTokens tokens =
        AuthResponses.tokens(response, sent)
            .filter(issued -> issued.refreshToken() != null)
            .orElseThrow(AuthSession::withoutTokens);
    return fields(tokens);
  }

  private static CredentialFields fields(IssuedTokens tokens) {
    CredentialFields fields =
        CredentialFields.none()
            .with(CredentialField.ACCESS_TOKEN, tokens.accessToken().value())
            .with(CredentialField.EXPIRES_AT, tokens.expiresAt().toString());
    if (tokens.refreshToken() != null) {
      fields = fields.with(CredentialField.REFRESH_TOKEN, tokens.refreshToken().value());
    }
    return tokens.profileArn() == null
        ? fields
        : fields.with(CredentialField.PROFILE_ARN, tokens.profileArn().value());
  }

  private static SignInFailedException withoutTokens() {
    return new SignInFailedException(
        Reason.REFUSED,
        "The auth service's response has no tokens. Start the sign-in again; if the problem stays,"
            + " the service has changed.");
  }

  /// Why the service refused a call other than a poll.
  static SignInFailedException refused(ApiResponse response) {
    String code = AuthResponses.codes(response).stream().findFirst().orElse("");
    String status = "HTTP " + response.status() + (code.isEmpty() ? "" : " " + code);
    return AuthResponses.isTransient(response)
        ? new SignInFailedException(
            Reason.UNREACHABLE,
            "The auth service answered with " + status + ". Start the sign-in again later.")
        : new SignInFailedException(
            Reason.REFUSED,
            "The auth service refused the sign-in with " + status + ". Start the sign-in again.");
  }

  static SignInFailedException unreachable(IOException cause) {
    return new SignInFailedException(
        Reason.UNREACHABLE,
        "The auth service cannot be reached. Check the gateway's network and proxy, and start the"
            + " sign-in again.",
        cause);
  }
}
