package io.github.kiro4j.simulator.signin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.account.Tokens;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;

/// Kiro's own auth service: Google and GitHub by browser with PKCE, and by device code.
///
/// Source: KiroCrew and kiro-lb (autumn 2026).
///
/// @param base the address of the simulator
record SocialSignIn(PendingSignIns signIns, Supplier<URI> base) {

  private static final Set<String> PROVIDERS = Set.of("Google", "Github");
  private static final Set<String> CLIENTS = Set.of("Kiro-CLI", "kiro-cli");
  private static final String IDE_REDIRECT = "kiro://kiro.kiroAgent/authenticate-success";
  private static final int DEVICE_MILLIS = 300_000;

  Reply login(RecordedRequest request) {
    if (!PROVIDERS.contains(SignInParameters.query(request, "idp"))) {
      return Pages.message(400, "idp is unknown");
    }
    String redirect = SignInParameters.query(request, "redirect_uri");
    if (!redirect.equals(IDE_REDIRECT) && !Redirects.isAllowed(redirect, "/oauth/callback")) {
      return Pages.message(400, "redirect_mismatch");
    }
    Approval approval =
        new Approval(
            AccountKind.SOCIAL,
            "",
            redirect,
            redirect,
            SignInParameters.query(request, "code_challenge"),
            SignInParameters.query(request, "state"));
    return approval.page(signIns, request, "Kiro");
  }

  /// A wrong redirect address is an internal error, and the code is spent.
  Reply token(RecordedRequest request) {
    CodeGrant grant = signIns.takeCode(SignInParameters.json(request, "code"));
    String verifier = SignInParameters.json(request, "code_verifier");
    if (!grant.redirect().equals(SignInParameters.json(request, "redirect_uri"))) {
      throw new OAuthRefusedException(500, "server_error", "Internal server error");
    }
    grant.checkVerifier(verifier);
    return Reply.json(200, body(signIns.signIn(grant.account(), null)));
  }

  Reply authorizeDevice(RecordedRequest request) {
    if (!CLIENTS.contains(SignInParameters.json(request, "clientId"))
        || !PROVIDERS.contains(SignInParameters.json(request, "loginProvider"))) {
      throw OAuthRefusedException.invalidRequest("clientId or loginProvider is unknown");
    }
    DeviceGrant grant = signIns.startDevice(AccountKind.SOCIAL, null);
    return Reply.json(
        200,
        grant
            .toJson(base.get() + "/device")
            .put("expiresInMilliseconds", DEVICE_MILLIS)
            .put("intervalInMilliseconds", signIns.pollInterval().toMillis()));
  }

  /// The status is always 200; the outcome is in the body.
  Reply poll(RecordedRequest request) {
    try {
      Tokens tokens = signIns.redeemDevice(SignInParameters.json(request, "deviceCode"), null);
      return Reply.json(200, body(tokens).put("status", "authorized"));
    } catch (OAuthRefusedException e) {
      return Reply.json(200, Json.MAPPER.createObjectNode().put("status", status(e.error())));
    }
  }

  private static String status(String error) {
    return switch (error) {
      case "authorization_pending", "slow_down" -> "authorization_pending";
      case "expired_token" -> "expired_token";
      default -> "invalid_token";
    };
  }

  private static ObjectNode body(Tokens tokens) {
    ObjectNode body = tokens.toJson();
    tokens.account().profileArn().ifPresent(arn -> body.put("profileArn", arn));
    return body;
  }
}
