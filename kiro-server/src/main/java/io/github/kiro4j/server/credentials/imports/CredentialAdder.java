package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.auth.RefreshFailedException;
import java.io.IOException;

/// Puts one entry into the store, perhaps after a refresh has shown that it works.
@FunctionalInterface
public interface CredentialAdder {

  /// Adds the entry.
  ///
  /// @return the credential as it stands in the store
  /// @throws io.github.kiro4j.server.credentials.store.InvalidFieldException if a member is
  ///   malformed
  /// @throws io.github.kiro4j.server.credentials.store.DuplicateCredentialException if the store
  ///   has it
  /// @throws RefreshFailedException if it does not work
  /// @throws IOException if it cannot be stored
  Credential add(ObjectNode entry) throws IOException, RefreshFailedException;
}
