package io.github.kiro4j.protocol.dialect;

/// Text that may be part of a header's value.
final class HeaderText {

  private HeaderText() {}

  /// The text without white space around it.
  ///
  /// @param subject names the text in the error, which never quotes it
  /// @throws IllegalArgumentException if the text is empty or has characters other than printable
  ///   ASCII, a line break above all: the text could then add headers to the request
  static String require(String subject, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException(subject + " is empty; enter the value again");
    }
    if (!stripped.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          subject
              + " has a line break or another character that an HTTP header cannot hold; enter the"
              + " value again without it");
    }
    return stripped;
  }
}
