package io.github.kiro4j.server.logging;

import org.jspecify.annotations.Nullable;

/// What texts look like in the log.
///
/// @param secrets never shown
record LogText(LiveSecrets secrets) {

  /// A sentence of the program.
  String sentence(String text) {
    return secrets.mask(text);
  }

  /// A value from outside, on one line.
  String value(String text) {
    return OneLine.of(secrets.mask(text));
  }

  @Nullable String valueOrNull(@Nullable String text) {
    return text == null ? null : value(text);
  }

  /// Whether a value is shown as it is.
  boolean isUnchanged(String value) {
    return OneLine.isSafe(value) && secrets.mask(value).equals(value);
  }
}
