package io.github.kiro4j.server.credentials.refresh;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;

/// Refreshes tokens. Keeps no state. A refresh token can be used once, so the returned tokens must
/// not get lost.
public interface TokenService {

  /// Asks the service that the credential belongs to.
  ///
  /// @throws RefreshFailedException if the service refuses or cannot be asked
  IssuedTokens refresh(Credential credential) throws RefreshFailedException;
}
