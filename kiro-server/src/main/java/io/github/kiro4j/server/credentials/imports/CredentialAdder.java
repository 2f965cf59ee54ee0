package io.github.kiro4j.server.credentials.imports;

import io.github.kiro4j.server.credentials.store.StoredEntry;

/// Adds one entry to the store, perhaps after a refresh has shown that it works.
@FunctionalInterface
public interface CredentialAdder {

  /// Adds the entry.
  ///
  /// @return the credential's id
  /// @throws NotAddedException if the entry cannot be added; nothing was added then
  long add(StoredEntry entry) throws NotAddedException;
}
