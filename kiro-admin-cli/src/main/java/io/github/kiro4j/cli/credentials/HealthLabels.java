package io.github.kiro4j.cli.credentials;

import io.github.kiro4j.cli.output.Style;

/// How the states of a credential look.
final class HealthLabels {

  private HealthLabels() {}

  static String text(String state) {
    return state.replace('_', ' ');
  }

  /// States that a newer gateway may have are told as they are.
  static Style style(String state) {
    return switch (state) {
      case "ready" -> Style.GOOD;
      case "cooling_down", "probing" -> Style.WARNING;
      case "disabled" -> Style.BAD;
      default -> Style.PLAIN;
    };
  }
}
