package io.github.kiro4j.server.signin.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.refresh.IdentityProviderHosts;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.flow.BrowserLeg;
import io.github.kiro4j.server.signin.flow.CallbackParameters;
import io.github.kiro4j.server.signin.flow.CodeExchange;
import io.github.kiro4j.server.signin.flow.Pkce;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An organisation's own identity provider, such as Entra ID or Okta, as the portal names it: a
/// public client without a secret.
///
/// Source: Kiro-Go PR #131 and PAIGE (2026).
public final class IdentityProvider {

  private static final String OFFLINE = "offline_access";

  private final AuthSession session;
  private final String clientId;
  private final String scopes;
  private final @Nullable String loginHint;
  private final Endpoints endpoints;

  private record Configuration(
      @JsonProperty("authorization_endpoint") @Nullable String authorization,
      @JsonProperty("token_endpoint") @Nullable String token) {}

  private record Endpoints(URI authorization, URI token) {}

  private IdentityProvider(
      AuthSession session,
      String clientId,
      String scopes,
      @Nullable String loginHint,
      Endpoints endpoints) {
    this.session = session;
    this.clientId = clientId;
    this.scopes = scopes;
    this.loginHint = loginHint;
    this.endpoints = endpoints;
  }

  /// Looks up where the provider is that the portal named.
  ///
  /// @throws SignInFailedException if the provider is not on one of the allowed hosts, or cannot be
  ///   asked
  public static IdentityProvider discover(
      AuthSession session, IdentityProviderHosts hosts, CallbackParameters called)
      throws SignInFailedException {
    String issuer = required(called, "issuer_url").replaceAll("/+$", "");
    String clientId = required(called, "client_id");
    Configuration found =
        configuration(session, allowed(hosts, issuer + "/.well-known/openid-configuration"));
    Endpoints endpoints =
        new Endpoints(allowed(hosts, found.authorization()), allowed(hosts, found.token()));
    return new IdentityProvider(
        session,
        clientId,
        withOffline(called.get("scopes").orElse("")),
        called.get("login_hint").orElse(null),
        endpoints);
  }

  private static String required(CallbackParameters called, String name)
      throws SignInFailedException {
    return called
        .get(name)
        .orElseThrow(() ->
            new SignInFailedException(
                Reason.REFUSED,
                "The portal did not say which identity provider your organisation uses ("
                    + name
                    + " is missing). Start the sign-in again."));
  }

  private static String withOffline(String scopes) {
    return Arrays.asList(scopes.split(" ", -1)).contains(OFFLINE)
        ? scopes
        : (scopes + " " + OFFLINE).strip();
  }

  private static URI allowed(IdentityProviderHosts hosts, @Nullable String address)
      throws SignInFailedException {
    try {
      URI uri = new URI(String.valueOf(address));
      if (hosts.allow(uri)) {
        return uri;
      }
      throw notAllowed(uri.getHost());
    } catch (URISyntaxException _) {
      throw notAllowed(null);
    }
  }

  private static SignInFailedException notAllowed(@Nullable String host) {
    return new SignInFailedException(
        Reason.REFUSED,
        "The identity provider's host"
            + (host == null ? "" : " \"" + host + "\"")
            + " is not one of upstream.externalIdpHosts. If your organisation uses this host, add it"
            + " there, restart the gateway, and sign in again.");
  }

  private static Configuration configuration(AuthSession session, URI address)
      throws SignInFailedException {
    try {
      ApiResponse response = session.get(address);
      if (!response.isSuccess()) {
        throw AuthSession.refused(response);
      }
      return response.require(Configuration.class, "the configuration of an identity provider");
    } catch (IOException e) {
      throw AuthSession.unreachable(e);
    }
  }

  /// The page of the provider.
  public BrowserLeg leg(String redirect, Pkce pkce) {
    UriBuilder page =
        UriBuilder.fromUri(endpoints.authorization())
            .queryParam("response_type", "code")
            .queryParam("client_id", "{client}")
            .queryParam("redirect_uri", "{redirect}")
            .queryParam("scope", "{scope}")
            .queryParam("state", pkce.state().value())
            .queryParam("code_challenge", pkce.challenge())
            .queryParam("code_challenge_method", "S256");
    URI address =
        loginHint == null
            ? page.build(clientId, redirect, scopes)
            : page.queryParam("login_hint", "{hint}").build(clientId, redirect, scopes, loginHint);
    return new BrowserLeg(address, redirect, pkce);
  }

  public CodeExchange exchange() {
    return this::exchange;
  }

  private CredentialFields exchange(Secret code, Secret verifier, String redirect)
      throws SignInFailedException {
    Instant sent = session.clock().instant();
    Form form =
        new Form("grant_type", "authorization_code")
            .param("code", code.value())
            .param("redirect_uri", redirect)
            .param("client_id", clientId)
            .param("code_verifier", verifier.value());
    try {
      return session
          .tokens(session.form(endpoints.token(), form), sent)
          .with(CredentialField.AUTH_METHOD, LoginKind.EXTERNAL_IDP.wireName())
          .with(CredentialField.PROVIDER, "ExternalIdp")
          .with(CredentialField.CLIENT_ID, clientId)
          .with(CredentialField.TOKEN_ENDPOINT, endpoints.token().toString())
          .with(CredentialField.SCOPES, scopes);
    } catch (IOException e) {
      throw AuthSession.unreachable(e);
    }
  }
}
