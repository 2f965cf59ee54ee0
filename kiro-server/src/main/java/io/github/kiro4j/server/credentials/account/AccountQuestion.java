package io.github.kiro4j.server.credentials.account;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import java.io.IOException;

/// A question to the control plane about a credential's account.
@FunctionalInterface
public interface AccountQuestion<T> {

  /// Asks with the credential's token and profile.
  ///
  /// @param credential with a valid token
  T ask(Credential credential) throws IOException, RefreshFailedException;
}
