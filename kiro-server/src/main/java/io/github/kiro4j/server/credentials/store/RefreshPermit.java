package io.github.kiro4j.server.credentials.store;

import io.github.kiro4j.server.credentials.Credential;
import java.util.Optional;

/// The right to trade one credential's refresh token in, until it is closed.
public interface RefreshPermit extends AutoCloseable {

  /// A turn in a store that this gateway has for itself.
  RefreshPermit UNSHARED =
      new RefreshPermit() {
        @Override
        public Optional<Credential> stored() {
          return Optional.empty();
        }

        @Override
        public void close() {}
      };

  /// The credential as the store had it when the turn began: somebody else may have refreshed it
  /// before. Empty where nobody else does, and where the store cannot be asked.
  Optional<Credential> stored();

  /// Ends the turn. If that cannot be told, it ends by itself.
  @Override
  void close();
}
