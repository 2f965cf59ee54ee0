package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What was found in a file, before anybody has looked whether it is any good.
sealed interface ImportCandidate {

  Origin origin();

  /// Something that may become a credential.
  ///
  /// @param entry as a credentials file has it, without an id
  record Entry(Origin origin, ObjectNode entry) implements ImportCandidate {

    @Override
    public String toString() {
      return "Entry[" + origin + "]";
    }
  }

  /// Something that cannot become a credential.
  ///
  /// @param reason a sentence without secrets
  record Unusable(Origin origin, String reason) implements ImportCandidate {}

  /// Something that the file itself says is of no use.
  record Skipped(Origin origin, String reason) implements ImportCandidate {}
}
