package io.github.kiro4j.simulator.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.account.OidcClient;
import io.github.kiro4j.simulator.account.Tokens;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An organisation's own identity provider, as Entra ID: discovery, authorization code with PKCE,
/// and refreshes, for a public client.
///
/// @param base the address of the simulator
record OrganisationIdp(PendingSignIns signIns, Supplier<URI> base) {

  /// The id of the organisation's only client.
  static final String CLIENT = "simulated-entra-client";

  private static final OidcClient PUBLIC = new OidcClient(CLIENT, "");
  private static final String ROOT = "/idp/tenant";

  Reply handle(RecordedRequest request) {
    String path = request.pathOnHost();
    return switch (path.startsWith(ROOT) ? path.substring(ROOT.length()) : "") {
      case "/.well-known/openid-configuration" -> Reply.json(200, configuration());
      case "/authorize" -> authorize(request);
      case "/token" -> Reply.json(200, token(request));
      default -> Pages.message(404, "Not found");
    };
  }

  private ObjectNode configuration() {
    String issuer = base.get() + ROOT;
    return Json.MAPPER
        .createObjectNode()
        .put("issuer", issuer)
        .put("authorization_endpoint", issuer + "/authorize")
        .put("token_endpoint", issuer + "/token");
  }

  private Reply authorize(RecordedRequest request) {
    String redirect = SignInParameters.query(request, "redirect_uri");
    boolean offline =
        Arrays.asList(SignInParameters.query(request, "scope").split(" ", -1))
            .contains("offline_access");
    if (!SignInParameters.query(request, "client_id").equals(CLIENT)
        || !Redirects.isAllowed(redirect, "/oauth/callback")) {
      return Pages.message(400, "The client or its redirect_uri is unknown");
    }
    if (!offline) {
      return Pages.message(400, "The scope lacks offline_access");
    }
    Approval approval =
        new Approval(
            AccountKind.EXTERNAL_IDP,
            CLIENT,
            redirect,
            redirect,
            SignInParameters.query(request, "code_challenge"),
            SignInParameters.query(request, "state"));
    return approval.page(signIns, request, "Sign in to your organisation");
  }

  private ObjectNode token(RecordedRequest request) {
    if (!SignInParameters.form(request, "client_id").equals(CLIENT)) {
      throw new OAuthRefusedException(401, "invalid_client", "The client is unknown");
    }
    return switch (SignInParameters.form(request, "grant_type")) {
      case "authorization_code" -> body(exchange(request));
      case "refresh_token" ->
          body(signIns.refresh(SignInParameters.form(request, "refresh_token"), PUBLIC));
      default -> throw OAuthRefusedException.invalidRequest("grant_type is unknown");
    };
  }

  private Tokens exchange(RecordedRequest request) {
    CodeGrant grant = signIns.takeCode(SignInParameters.form(request, "code"));
    grant.checkVerifier(SignInParameters.form(request, "code_verifier"));
    if (!grant.redirect().equals(SignInParameters.form(request, "redirect_uri"))
        || !grant.clientId().equals(CLIENT)) {
      throw OAuthRefusedException.invalidGrant();
    }
    return signIns.signIn(grant.account(), PUBLIC);
  }

  private static ObjectNode body(Tokens tokens) {
    @Nullable String refreshToken = tokens.refreshToken();
    ObjectNode body =
        Json.MAPPER
            .createObjectNode()
            .put("token_type", "Bearer")
            .put("access_token", tokens.accessToken())
            .put("expires_in", tokens.lifetime().toSeconds());
    return refreshToken == null ? body : body.put("refresh_token", refreshToken);
  }
}
