package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.secret.Secret;

/// Exchanges the code of a browser for tokens. A code can be exchanged once, and some services burn
/// a code whose exchange is refused.
@FunctionalInterface
public interface CodeExchange {

  /// Exchanges the code.
  ///
  /// @param redirect the address that the browser called back, exactly as the service wants it
  /// @return the fields of a credential that belong to its sign-in, tokens included
  CredentialFields exchange(Secret code, Secret verifier, String redirect)
      throws SignInFailedException;
}
