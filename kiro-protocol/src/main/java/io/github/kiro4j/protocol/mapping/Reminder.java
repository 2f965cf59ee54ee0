package io.github.kiro4j.protocol.mapping;



/// Text inside a user message that the user did not write, marked in the way that Claude Code marks
/// it, so that models know it.
final class Reminder {

  private Reminder() {}

  /// The marked text; empty if the text is.
  static String of(String text) {
    return text.isBlank() ? "" : "<system-reminder>\n" + text + "\n</system-reminder>";
  }
}
