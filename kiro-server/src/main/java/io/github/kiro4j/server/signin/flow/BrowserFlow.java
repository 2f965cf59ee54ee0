package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.secret.Secret;

/// A sign-in by a browser that calls back with a code.
///
/// @param leg the page to open; the exchange names its redirect address
public record BrowserFlow(BrowserLeg leg, CodeExchange service) implements SignInFlow {

  @Override
  public CredentialFields run(Person person) throws SignInFailedException {
    Secret code = person.open(leg).code();
    person.commit();
    return service.exchange(code, leg.pkce().verifier(), leg.redirect());
  }
}
