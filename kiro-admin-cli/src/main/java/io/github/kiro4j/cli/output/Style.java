package io.github.kiro4j.cli.output;

/// Colours and weights of a terminal.
public enum Style {
  PLAIN(""),
  HEADING("1"),
  GOOD("32"),
  WARNING("33"),
  BAD("31"),
  DIM("2");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /// The text in this style.
  String paint(String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
