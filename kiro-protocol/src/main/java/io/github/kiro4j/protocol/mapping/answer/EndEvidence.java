package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.dialect.Dialect;

/// When an answer counts as cut off because the upstream ended it without the events of a regular
/// end: in a dialect with [Dialect#endsWithMetadata] the `metadataEvent`, in any other a usage,
/// metering or metadata event.
public enum EndEvidence {

  /// In a dialect whose complete answers always have a `metadataEvent`.
  BY_DIALECT,

  /// In every dialect.
  REQUIRED,

  /// In none.
  NOT_REQUIRED;

  /// Whether an answer in this dialect must have the events of a regular end.
  boolean requiredIn(Dialect dialect) {
    return switch (this) {
      case BY_DIALECT -> dialect.endsWithMetadata();
      case REQUIRED -> true;
      case NOT_REQUIRED -> false;
    };
  }
}
