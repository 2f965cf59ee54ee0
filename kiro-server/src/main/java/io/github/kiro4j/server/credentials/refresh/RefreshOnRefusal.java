package io.github.kiro4j.server.credentials.refresh;

import io.github.kiro4j.server.credentials.Credential;

/// Replaces a token that the upstream refused.
@FunctionalInterface
public interface RefreshOnRefusal {

  /// The credential with another token than the refused one.
  ///
  /// @throws RefreshFailedException if there is no other token
  Credential refreshed(Credential refused) throws RefreshFailedException;
}
