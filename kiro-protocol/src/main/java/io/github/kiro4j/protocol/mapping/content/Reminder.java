package io.github.kiro4j.protocol.mapping.content;

/// Text in a user message that the user did not write. The text is marked with the tags that Claude
/// Code uses, which the models know.
public final class Reminder {

  private Reminder() {}

  /// The marked text; empty if the text is blank.
  public static String of(String text) {
    return text.isBlank() ? "" : "<system-reminder>\n" + text + "\n</system-reminder>";
  }
}
