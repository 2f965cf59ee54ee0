package io.github.kiro4j.simulator.signin;

import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import io.github.kiro4j.simulator.wire.Reply;
import java.net.URI;
import java.util.function.Supplier;

/// Passes the requests of sign-ins to their services.
public final class SignInEndpoints {

  private static final String DEVICE_PAGE = "/device";
  private final PendingSignIns signIns;
  private final OidcSignIn oidc;
  private final SocialSignIn social;
  private final Portal portal;
  private final OrganisationIdp provider;

  /// @param base the address of the simulator
  public SignInEndpoints(PendingSignIns signIns, Supplier<URI> base) {
    this.signIns = signIns;
    this.oidc = new OidcSignIn(signIns, base);
    this.social = new SocialSignIn(signIns, base);
    this.portal = new Portal(signIns, base);
    this.provider = new OrganisationIdp(signIns, base);
  }

  /// The response to a request of a sign-in.
  public Reply handle(RecordedRequest request) {
    if (signIns.isCutOff()) {
      return Reply.reset();
    }
    try {
      return dispatch(request);
    } catch (OAuthRefusedException e) {
      return isOidc(request) ? oidc.refusal(e) : Reply.json(e.status(), e.body());
    }
  }

  private static boolean isOidc(RecordedRequest request) {
    return switch (request.pathOnHost()) {
      case "/client/register", "/device_authorization", "/token" -> true;
      default -> false;
    };
  }

  private Reply dispatch(RecordedRequest request) {
    String path = request.method() + " " + request.pathOnHost();
    return switch (path) {
      case "POST /client/register" -> oidc.register(request);
      case "POST /device_authorization" -> oidc.authorizeDevice(request);
      case "POST /token" -> oidc.token(request);
      case "GET /authorize" -> oidc.authorize(request);
      case "GET /login" -> social.login(request);
      case "POST /oauth/token" -> social.token(request);
      case "POST /oauth/device/authorization" -> social.authorizeDevice(request);
      case "POST /oauth/device/poll" -> social.poll(request);
      case "GET /signin" -> portal.page(request);
      case "GET " + DEVICE_PAGE -> devicePage(request);
      default ->
          request.pathOnHost().startsWith("/idp/")
              ? provider.handle(request)
              : Pages.message(404, "Not found");
    };
  }

  /// The page on which a person approves a device code.
  private Reply devicePage(RecordedRequest request) {
    String code = SignInParameters.query(request, "user_code");
    AccountKind kind = signIns.kind(code).orElse(null);
    if (kind == null) {
      return Pages.message(404, "The code is unknown");
    }
    return request
        .queryParameter(Pages.DECISION)
        .map(decision -> decided(code, kind, decision))
        .orElseGet(() ->
            Pages.decision(
                "Allow " + code + "?",
                SignInParameters.with(DEVICE_PAGE, "user_code", code),
                signIns.people(kind)));
  }

  private Reply decided(String code, AccountKind kind, String decision) {
    if (decision.equals("deny")) {
      signIns.deny(code);
      return Pages.message(200, "Denied");
    }
    signIns.approve(code, signIns.person(decision, kind));
    return Pages.message(200, "Allowed. You can close this page.");
  }
}
