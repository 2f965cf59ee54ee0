package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Puts one entry into the store, perhaps after a refresh has shown that it works.
@FunctionalInterface
public interface CredentialAdder {

  /// Adds the entry.
  ///
  /// @return the credential's id
  /// @throws NotAddedException if it cannot be added; nothing was added then
  long add(ObjectNode entry) throws NotAddedException;
}
