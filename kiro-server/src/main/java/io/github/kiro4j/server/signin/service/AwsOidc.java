package io.github.kiro4j.server.signin.service;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.refresh.AuthResponses;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.flow.BrowserLeg;
import io.github.kiro4j.server.signin.flow.CodeExchange;
import io.github.kiro4j.server.signin.flow.DeviceCode;
import io.github.kiro4j.server.signin.flow.DeviceFlow.DeviceService;
import io.github.kiro4j.server.signin.flow.Pkce;
import io.github.kiro4j.server.signin.flow.PollOutcome;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// AWS SSO OIDC: signs Builder IDs and organisations in. The gateway registers a client of its own
/// for each sign-in, because a refresh token is bound to the client that it was issued to.
///
/// Source: KiroCrew, kiro-lb and AIClient2API (autumn 2026); Amazon Q CLI for the code with PKCE.
///
/// @param url base address of the service in the region
/// @param account whose sign-in it is
public record AwsOidc(AuthSession session, String url, Account account) {

  /// How long a device code is valid if the service does not say.
  private static final Duration USUAL_LIFETIME = Duration.ofMinutes(10);

  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String CODE = "authorization_code";
  private static final String REFRESH = "refresh_token";
  private static final List<String> SCOPES =
      List.of(
          "codewhisperer:completions",
          "codewhisperer:analysis",
          "codewhisperer:conversations",
          "codewhisperer:transformations",
          "codewhisperer:taskassist");

  /// Whose sign-in it is.
  ///
  /// @param provider as the entry of the credential names it, such as `BuilderId`
  /// @param startUrl the start page of the organisation, or of all Builder IDs
  /// @param region where the service is
  public record Account(String provider, String startUrl, String region) {}

  private record Registration(
      String clientName,
      String clientType,
      List<String> scopes,
      List<String> grantTypes,
      @Nullable List<String> redirectUris,
      @Nullable String issuerUrl) {}

  /// A client that the service has registered.
  ///
  /// @param clientSecretExpiresAt seconds since 1970
  private record Client(String clientId, Secret clientSecret, long clientSecretExpiresAt) {}

  private record DeviceRequest(String clientId, Secret clientSecret, String startUrl) {}

  private record Exchange(
      String clientId,
      Secret clientSecret,
      String grantType,
      @Nullable Secret deviceCode,
      @Nullable Secret code,
      @Nullable Secret codeVerifier,
      @Nullable String redirectUri) {}

  /// Signs in by a device code.
  public DeviceService device() {
    return new Device();
  }

  /// The page of the authorization code flow and the exchange of its code.
  public record Browser(BrowserLeg leg, CodeExchange exchange) {}

  /// Signs in by a browser that calls back. Registers the client.
  public Browser browser(String redirect, Pkce pkce) throws SignInFailedException {
    Client client = register(List.of(CODE, REFRESH), List.of(redirect), account.startUrl());
    BrowserLeg leg =
        new BrowserLeg(
            UriBuilder.fromUri(url)
                .path("authorize")
                .queryParam("response_type", "code")
                .queryParam("client_id", "{id}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("scopes", "{scopes}")
                .queryParam("state", pkce.state().value())
                .queryParam("code_challenge", pkce.challenge())
                .queryParam("code_challenge_method", "S256")
                .build(client.clientId(), redirect, String.join(" ", SCOPES)),
            redirect,
            pkce);
    return new Browser(leg, (code, verifier, address) -> exchange(client, code, verifier, address));
  }

  private CredentialFields exchange(Client client, Secret code, Secret verifier, String redirect)
      throws SignInFailedException {
    Instant sent = session.clock().instant();
    try {
      ApiResponse response =
          session.aws(
              url + "/token",
              new Exchange(
                  client.clientId(), client.clientSecret(), CODE, null, code, verifier, redirect));
      return fields(client, session.tokens(response, sent));
    } catch (IOException e) {
      throw AuthSession.unreachable(e);
    }
  }

  private Client register(
      List<String> grantTypes, @Nullable List<String> redirects, @Nullable String issuer)
      throws SignInFailedException {
    try {
      ApiResponse response =
          session.aws(
              url + "/client/register",
              new Registration("Kiro IDE", "public", SCOPES, grantTypes, redirects, issuer));
      if (!response.isSuccess()) {
        throw AuthSession.refused(response);
      }
      Client client = response.require(Client.class, "a registered client");
      if (client.clientId() == null || client.clientSecret() == null) {
        throw new IOException("the answer lacks the client");
      }
      return client;
    } catch (IOException e) {
      throw AuthSession.unreachable(e);
    }
  }

  private CredentialFields fields(Client client, CredentialFields tokens) {
    CredentialFields fields =
        tokens
            .with(CredentialField.AUTH_METHOD, LoginKind.IDC.wireName())
            .with(CredentialField.PROVIDER, account.provider())
            .with(CredentialField.START_URL, account.startUrl())
            .with(CredentialField.REGION, account.region())
            .with(CredentialField.CLIENT_ID, client.clientId())
            .with(CredentialField.CLIENT_SECRET, client.clientSecret().value());
    return client.clientSecretExpiresAt() <= 0
        ? fields
        : fields.with(
            CredentialField.CLIENT_SECRET_EXPIRES_AT,
            Instant.ofEpochSecond(client.clientSecretExpiresAt()).toString());
  }

  /// Polls with the client that the code was issued to. Used by one thread.
  private final class Device implements DeviceService {

    private @Nullable Client client;

    @Override
    public DeviceCode begin() throws SignInFailedException {
      Client registered = register(List.of(DEVICE, REFRESH), null, null);
      client = registered;
      try {
        ApiResponse response =
            session.aws(
                url + "/device_authorization",
                new DeviceRequest(
                    registered.clientId(), registered.clientSecret(), account.startUrl()));
        return DeviceAnswer.code(response, USUAL_LIFETIME);
      } catch (IOException e) {
        throw AuthSession.unreachable(e);
      }
    }

    @Override
    public PollOutcome poll(DeviceCode code) {
      Client registered = client;
      if (registered == null) {
        throw new IllegalStateException("a poll needs a device code");
      }
      Instant sent = session.clock().instant();
      try {
        ApiResponse response =
            session.aws(
                url + "/token",
                new Exchange(
                    registered.clientId(),
                    registered.clientSecret(),
                    DEVICE,
                    code.deviceCode(),
                    null,
                    null,
                    null));
        return response.isSuccess()
            ? new PollOutcome.Approved(fields(registered, session.tokens(response, sent)))
            : outcome(response);
      } catch (IOException _) {
        return new PollOutcome.Unreachable();
      } catch (SignInFailedException _) {
        return new PollOutcome.Refused("no tokens");
      }
    }
  }

  private static final Map<String, PollOutcome> OUTCOMES =
      Map.ofEntries(
          Map.entry("authorization_pending", new PollOutcome.Pending()),
          Map.entry("AuthorizationPendingException", new PollOutcome.Pending()),
          Map.entry("slow_down", new PollOutcome.SlowDown()),
          Map.entry("SlowDownException", new PollOutcome.SlowDown()),
          Map.entry("expired_token", new PollOutcome.Expired()),
          Map.entry("ExpiredTokenException", new PollOutcome.Expired()),
          Map.entry("access_denied", new PollOutcome.Denied()),
          Map.entry("AccessDeniedException", new PollOutcome.Denied()));

  /// Errors come in the body or, by their type, in a header.
  private static PollOutcome outcome(ApiResponse response) {
    for (String code : AuthResponses.codes(response)) {
      PollOutcome known = OUTCOMES.get(code);
      if (known != null) {
        return known;
      }
    }
    return AuthResponses.isTransient(response)
        ? new PollOutcome.Unreachable()
        : new PollOutcome.Refused(
            AuthResponses.codes(response).stream().findFirst().orElse("HTTP " + response.status()));
  }
}
