package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.api.admin.CredentialFields;

/// One way to sign in, from its first step to the tokens.
@FunctionalInterface
public interface SignInFlow {

  /// Runs the flow. Blocks while the person is at work.
  ///
  /// @return the fields of a credential that belong to its sign-in, tokens included
  /// @throws SignInFailedException if the sign-in has failed, or the person has ended it
  CredentialFields run(Person person) throws SignInFailedException;
}
