package io.github.kiro4j.server.cli;

/// Numbers with their nouns in sentences for the operator.
final class Count {

  private Count() {}

  /// `1 credential`, `2 credentials`: the plural of the noun ends with an `s`.
  static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
