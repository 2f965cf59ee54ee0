package io.github.kiro4j.protocol.mapping;

/// Text in a user message that the user did not write. The text is marked with the tags that Claude
/// Code uses, which the models know.
final class Reminder {

  private Reminder() {}

  /// The marked text; empty if the text is blank.
  static String of(String text) {
    return text.isBlank() ? "" : "<system-reminder>\n" + text + "\n</system-reminder>";
  }
}
