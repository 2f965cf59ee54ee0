package io.github.kiro4j.server.credentials.refresh;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;

/// Trades refresh tokens for new tokens. It keeps nothing; a refresh token is good once, so what it
/// returns must not get lost.
public interface TokenService {

  /// Asks the service that the credential belongs to.
  ///
  /// @throws RefreshFailedException if the service refuses or cannot be asked
  IssuedTokens refresh(Credential credential) throws RefreshFailedException;
}
