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

  /// A value from outside as part of a sentence, which is masked when it is complete. What is too
  /// long is masked before it is cut, so that no secret is cut in two.
  String argument(String text) {
    return OneLine.isSafe(text) ? text : value(text);
  }

  @Nullable String valueOrNull(@Nullable String text) {
    return text == null ? null : value(text);
  }
}
