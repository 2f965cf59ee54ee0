package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Style;

/// Texts and colours of the states of a credential.
final class HealthLabels {

  private HealthLabels() {}

  static String text(String state) {
    return Messages.text(state.replace('_', ' '));
  }

  /// The style of a state; plain for states that only a newer gateway knows.
  static Style style(String state) {
    return switch (state) {
      case "ready" -> Style.GOOD;
      case "at_limit", "cooling_down", "probing" -> Style.WARNING;
      case "disabled" -> Style.BAD;
      default -> Style.PLAIN;
    };
  }
}
