package io.github.kiro4j.server.credentials.imports;

import io.github.kiro4j.server.credentials.store.StoredEntry;

/// What was found in a file, before its content is checked.
sealed interface ImportCandidate {

  Origin origin();

  /// May become a credential.
  ///
  /// @param entry without an id
  record Entry(Origin origin, StoredEntry entry) implements ImportCandidate {}

  /// Cannot become a credential.
  ///
  /// @param reason what is wrong, without secrets
  record Unusable(Origin origin, String reason) implements ImportCandidate {

    /// Only one of the two members that make a client.
    static Unusable halfClient(Origin origin) {
      return new Unusable(origin, "must have both clientId and clientSecret, or neither");
    }
  }

  /// Is left out because the file itself marks the account as failing.
  record Skipped(Origin origin, String reason) implements ImportCandidate {}
}
