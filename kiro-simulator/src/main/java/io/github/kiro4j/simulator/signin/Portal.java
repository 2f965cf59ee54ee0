package io.github.kiro4j.simulator.signin;

import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.wire.Reply;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The portal `app.kiro.dev`: a person chooses how to sign in. Google and GitHub sign in here; for
/// the other choices the portal only says where the client signs in.
///
/// Source: kiro-lb browser_login (October 2026); of the external identity provider: Kiro-Go PR #131
/// and PAIGE.
///
/// @param base the address of the simulator
record Portal(PendingSignIns signIns, Supplier<URI> base) {

  private static final String OPTION = "login_option";
  private static final Set<String> CLIENTS = Set.of("KiroIDE", "kirocli");

  Reply page(RecordedRequest request) {
    Optional<String> status = request.queryParameter("auth_status");
    if (status.isPresent()) {
      return Pages.message(200, "Signed in: " + status.get());
    }
    String origin = SignInParameters.query(request, "redirect_uri");
    if (!Redirects.isAllowed(origin, "")) {
      return Pages.message(400, "redirect_mismatch");
    }
    if (!CLIENTS.contains(SignInParameters.query(request, "redirect_from"))) {
      return Pages.message(400, "redirect_from is unknown");
    }
    return request
        .queryParameter(OPTION)
        .map(option -> chosen(request, origin, option))
        .orElseGet(() -> Pages.choices("Sign in to Kiro", options(request)));
  }

  private static Map<String, String> options(RecordedRequest request) {
    String here = request.path() + "?" + request.query();
    Map<String, String> links = new LinkedHashMap<>();
    for (String option : new String[] {"google", "github", "builderid", "awsidc", "external_idp"}) {
      links.put(option, SignInParameters.with(here, OPTION, option));
    }
    return links;
  }

  private Reply chosen(RecordedRequest request, String origin, String option) {
    String state = SignInParameters.query(request, "state");
    String other =
        SignInParameters.with(origin + "/signin/callback", OPTION, option, "state", state);
    return switch (option) {
      case "google", "github" -> social(request, origin, option, state);
      case "builderid" ->
          Pages.redirect(
              SignInParameters.with(
                  other,
                  "issuer_url",
                  "https://view.awsapps.com/start",
                  "idc_region",
                  "us-east-1"));
      case "awsidc", "internal" ->
          Pages.redirect(
              SignInParameters.with(
                  other,
                  "issuer_url",
                  "https://simulated.awsapps.com/start",
                  "idc_region",
                  "us-east-1"));
      case "external_idp" ->
          Pages.redirect(
              SignInParameters.with(
                  other,
                  "issuer_url",
                  base.get() + "/idp/tenant",
                  "client_id",
                  OrganisationIdp.CLIENT,
                  "scopes",
                  "api://simulated/codewhisperer:conversations",
                  "login_hint",
                  "someone@example.com"));
      default -> Pages.message(400, "login_option is unknown");
    };
  }

  private Reply social(RecordedRequest request, String origin, String option, String state) {
    String redirect = SignInParameters.with(origin + "/oauth/callback", OPTION, option);
    Approval approval =
        new Approval(
            AccountKind.SOCIAL,
            "",
            redirect,
            redirect,
            SignInParameters.query(request, "code_challenge"),
            state);
    return approval.page(signIns, request, "Sign in with " + option);
  }
}
