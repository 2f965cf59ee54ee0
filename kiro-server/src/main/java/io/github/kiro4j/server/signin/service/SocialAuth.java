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
import org.jspecify.annotations.Nullable;

/// Kiro's own auth service, for Google and GitHub.
///
/// Source: KiroCrew and kiro-lb (autumn 2026).
///
/// @param url base address of the service
/// @param provider `Google` or `Github`
public record SocialAuth(AuthSession session, String url, String provider) {

  /// How long a device code is valid if the service does not say.
  private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);

  private static final String CLIENT = "Kiro-CLI";

  private record DeviceRequest(String clientId, String loginProvider) {}

  private record Poll(Secret deviceCode, String clientId) {}

  private record Status(@Nullable String status) {}

  private record Exchange(Secret code, Secret code_verifier, String redirect_uri) {}

  /// The page on which the person signs in, which then calls back.
  public BrowserLeg leg(String redirect, Pkce pkce) {
    return new BrowserLeg(
        UriBuilder.fromUri(url)
            .path("login")
            .queryParam("idp", provider)
            .queryParam("redirect_uri", "{redirect}")
            .queryParam("code_challenge", pkce.challenge())
            .queryParam("code_challenge_method", "S256")
            .queryParam("state", pkce.state().value())
            .queryParam("prompt", "select_account")
            .build(redirect),
        redirect,
        pkce);
  }

  public CodeExchange exchange() {
    return this::exchange;
  }

  private CredentialFields exchange(Secret code, Secret verifier, String redirect)
      throws SignInFailedException {
    Instant sent = session.clock().instant();
    try {
      ApiResponse response =
          session.social(url + "/oauth/token", new Exchange(code, verifier, redirect));
      return fields(session.tokens(response, sent));
    } catch (IOException e) {
      throw AuthSession.unreachable(e);
    }
  }

  private CredentialFields fields(CredentialFields tokens) {
    return tokens
        .with(CredentialField.AUTH_METHOD, LoginKind.SOCIAL.wireName())
        .with(CredentialField.PROVIDER, provider);
  }

  /// Signs in by a device code.
  public DeviceService device() {
    return new Device();
  }

  private final class Device implements DeviceService {

    @Override
    public DeviceCode begin() throws SignInFailedException {
      try {
        ApiResponse response =
            session.social(
                url + "/oauth/device/authorization", new DeviceRequest(CLIENT, provider));
        return DeviceAnswer.code(response, USUAL_LIFETIME);
      } catch (IOException e) {
        throw AuthSession.unreachable(e);
      }
    }

    /// The status of the response is always 200; the outcome is in the body.
    @Override
    public PollOutcome poll(DeviceCode code) {
      Instant sent = session.clock().instant();
      try {
        ApiResponse response =
            session.social(url + "/oauth/device/poll", new Poll(code.deviceCode(), CLIENT));
        return response.isSuccess() ? outcome(response, sent) : failure(response);
      } catch (IOException _) {
        return new PollOutcome.Unreachable();
      } catch (SignInFailedException _) {
        return new PollOutcome.Refused("no tokens");
      }
    }

    private PollOutcome outcome(ApiResponse response, Instant sent) throws SignInFailedException {
      String status = response.json(Status.class).map(Status::status).orElse("");
      return switch (status) {
        case "authorized" -> new PollOutcome.Approved(fields(session.tokens(response, sent)));
        case "authorization_pending" -> new PollOutcome.Pending();
        case "slow_down" -> new PollOutcome.SlowDown();
        case "expired_token" -> new PollOutcome.Expired();
        case "access_denied" -> new PollOutcome.Denied();
        case "invalid_token" -> new PollOutcome.Refused("invalid_token");
        default -> new PollOutcome.Refused("an unknown status");
      };
    }

    private static PollOutcome failure(ApiResponse response) {
      return AuthResponses.isTransient(response)
          ? new PollOutcome.Unreachable()
          : new PollOutcome.Refused("HTTP " + response.status());
    }
  }
}
