package io.github.kiro4j.simulator.signin;

import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.wire.Reply;

/// A page on which a person approves a sign-in by browser, and what follows from each choice. The
/// page is requested again with the parameter `decision`: the name of an account, `new` for a new
/// account, or `deny`.
///
/// @param kind the kind of account that signs in
/// @param clientId empty for Kiro's own auth service
/// @param redirect where the browser is sent
/// @param exchanged the address that the exchange of the code has to name
/// @param challenge the challenge of PKCE
/// @param state is returned with the code
record Approval(
    AccountKind kind,
    String clientId,
    String redirect,
    String exchanged,
    String challenge,
    String state) {

  Reply page(PendingSignIns signIns, RecordedRequest request, String title) {
    return request
        .queryParameter(Pages.DECISION)
        .map(decision -> decided(signIns, decision))
        .orElseGet(() ->
            Pages.decision(title, request.path() + "?" + request.query(), signIns.people(kind)));
  }

  private Reply decided(PendingSignIns signIns, String decision) {
    if (decision.equals("deny")) {
      return Pages.redirect(
          SignInParameters.with(redirect, "error", "access_denied", "state", state));
    }
    Account account = signIns.person(decision, kind);
    String code = signIns.issueCode(new CodeGrant(account, clientId, exchanged, challenge));
    return Pages.redirect(SignInParameters.with(redirect, "code", code, "state", state));
  }
}
