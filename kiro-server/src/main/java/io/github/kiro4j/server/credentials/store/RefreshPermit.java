package io.github.kiro4j.server.credentials.store;

import io.github.kiro4j.server.credentials.Credential;
import java.util.Optional;

/// The right to refresh one credential's tokens, until the permit is closed.
public interface RefreshPermit extends AutoCloseable {

  /// A permit in a store that only this gateway uses.
  RefreshPermit UNSHARED =
      new RefreshPermit() {
        @Override
        public Optional<Credential> stored() {
          return Optional.empty();
        }

        @Override
        public void close() {}
      };

  /// The credential as the store had it when the permit was granted: another gateway may have
  /// refreshed it before. Empty where no other gateway uses the store, and where the store does not
  /// answer.
  Optional<Credential> stored();

  /// Gives the permit back. A permit that cannot be given back ends by itself.
  @Override
  void close();
}
