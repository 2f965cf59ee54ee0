package io.github.kiro4j.simulator.signin;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.OidcClient;
import io.github.kiro4j.simulator.account.Tokens;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// AWS SSO OIDC: registers clients, and signs Builder IDs and organisations in by device code, and
/// organisations by authorization code with PKCE.
///
/// Source: KiroCrew, kiro-lb and AIClient2API (autumn 2026).
///
/// @param base the address of the simulator
public record OidcSignIn(PendingSignIns signIns, Supplier<URI> base) {

  private static final String BUILDER_ID = "https://view.awsapps.com/start";
  private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";
  private static final String CODE = "authorization_code";
  private static final Set<String> GRANTS = Set.of(DEVICE, CODE, "refresh_token");

  /// Whether the request exchanges a code rather than a refresh token.
  public static boolean isExchange(RecordedRequest request) {
    try {
      return SignInParameters.optional(request, "grantType")
          .filter(grant -> grant.equals(DEVICE) || grant.equals(CODE))
          .isPresent();
    } catch (OAuthRefusedException _) {
      return false;
    }
  }

  Reply register(RecordedRequest request) {
    SignInParameters.json(request, "clientName");
    if (!SignInParameters.json(request, "clientType").equals("public")) {
      throw OAuthRefusedException.invalidRequest("clientType must be public");
    }
    if (SignInParameters.texts(request, "scopes").isEmpty()) {
      throw new OAuthRefusedException(400, "invalid_scope", "scopes are missing");
    }
    List<String> grants = SignInParameters.texts(request, "grantTypes");
    List<String> redirects = SignInParameters.texts(request, "redirectUris");
    String issuer = SignInParameters.optional(request, "issuerUrl").orElse(null);
    if (!GRANTS.containsAll(grants)
        || (grants.contains(CODE) && (redirects.isEmpty() || issuer == null))) {
      throw OAuthRefusedException.invalidRequest("grantTypes, redirectUris or issuerUrl");
    }
    RegisteredClient client = signIns.register(grants, redirects, issuer);
    return Reply.json(
        200,
        Json.MAPPER
            .createObjectNode()
            .put("clientId", client.id().id())
            .put("clientSecret", client.id().secret())
            .put("clientSecretExpiresAt", client.expiry().getEpochSecond()));
  }

  Reply authorizeDevice(RecordedRequest request) {
    OidcClient client = authenticated(request, DEVICE).id();
    String startUrl = SignInParameters.json(request, "startUrl");
    if (!startUrl.startsWith("https://")) {
      throw OAuthRefusedException.invalidRequest("Invalid startUrl provided");
    }
    AccountKind kind = kind(startUrl);
    DeviceGrant grant = signIns.startDevice(kind, client);
    return Reply.json(
        200,
        grant
            .toJson(base.get() + "/device")
            .put("expiresIn", PendingSignIns.lifetime().toSeconds())
            .put("interval", signIns.pollInterval().toSeconds()));
  }

  private static AccountKind kind(String startUrl) {
    return startUrl.equals(BUILDER_ID) ? AccountKind.BUILDER_ID : AccountKind.IDC;
  }

  private RegisteredClient authenticated(RecordedRequest request, String grantType) {
    RegisteredClient client = signIns.client(SignInParameters.json(request, "clientId"));
    if (!client.id().secret().equals(SignInParameters.json(request, "clientSecret"))) {
      throw new OAuthRefusedException(401, "invalid_client", "Invalid client provided");
    }
    if (!client.may(grantType)) {
      throw new OAuthRefusedException(400, "unauthorized_client", "The grant is not registered");
    }
    return client;
  }

  /// The page of the authorization code flow.
  Reply authorize(RecordedRequest request) {
    RegisteredClient client = signIns.client(SignInParameters.query(request, "client_id"));
    String redirect = SignInParameters.query(request, "redirect_uri");
    if (!client.redirects().contains(redirect) || !client.may(CODE)) {
      return Pages.message(400, "redirect_uri is not registered");
    }
    Approval approval =
        new Approval(
            AccountKind.IDC,
            client.id().id(),
            redirect,
            redirect,
            SignInParameters.query(request, "code_challenge"),
            SignInParameters.query(request, "state"));
    return approval.page(signIns, request, "AWS access portal");
  }

  Reply token(RecordedRequest request) {
    String grantType = SignInParameters.json(request, "grantType");
    RegisteredClient client = authenticated(request, grantType);
    Tokens tokens =
        grantType.equals(DEVICE)
            ? signIns.redeemDevice(SignInParameters.json(request, "deviceCode"), client.id())
            : redeemCode(request, client);
    return Reply.json(200, tokens.toJson().put("tokenType", "Bearer"));
  }

  private Tokens redeemCode(RecordedRequest request, RegisteredClient client) {
    CodeGrant grant = signIns.takeCode(SignInParameters.json(request, "code"));
    grant.checkVerifier(SignInParameters.json(request, "codeVerifier"));
    boolean same =
        grant.clientId().equals(client.id().id())
            && grant.redirect().equals(SignInParameters.json(request, "redirectUri"));
    if (!same) {
      throw OAuthRefusedException.invalidGrant();
    }
    Account account = grant.account();
    return signIns.signIn(account, client.id());
  }

  /// An error as AWS SSO OIDC states it: in the body, or by its type in a header.
  Reply refusal(OAuthRefusedException e) {
    if (!signIns.statesErrorsInHeader()) {
      return Reply.json(e.status(), e.body());
    }
    Reply empty = Reply.json(e.status(), Json.MAPPER.createObjectNode());
    return new Reply(
        e.status(), Map.of("x-amzn-errortype", type(e.error())), empty.body(), empty.delay());
  }

  private static String type(String error) {
    StringBuilder type = new StringBuilder();
    for (String word : error.split("_", -1)) {
      type.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return type.append("Exception").toString();
  }
}
