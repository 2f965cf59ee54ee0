package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.dialect.Dialect;

/// When an answer counts as cut off because the upstream ended it without the events of a regular
/// end: in a dialect with [Dialect#endsWithMetadata] the `metadataEvent`, in any other a usage,
/// metering or metadata event.
public enum EndEvidence {

  /// In a dialect whose complete answers always have a `metadataEvent`, and in any dialect if the
  /// body of the response ended with its connection.
  BY_DIALECT,

  /// In every dialect.
  REQUIRED,

  /// In none.
  NOT_REQUIRED;

  /// Whether an answer in this dialect must have the events of a regular end.
  boolean requiredIn(Dialect dialect, BodyEnd body) {
    return switch (this) {
      case BY_DIALECT -> dialect.endsWithMetadata() || body == BodyEnd.BY_CLOSE;
      case REQUIRED -> true;
      case NOT_REQUIRED -> false;
    };
  }
}
