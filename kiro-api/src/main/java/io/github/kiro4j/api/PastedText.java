package io.github.kiro4j.api;

import java.util.regex.Pattern;

/// Texts that people copy from terminals, chats and files: keys, tokens, names. What copying brings
/// along is white space of any script, line breaks, control characters, and the marks of zero width
/// that editors and chats insert.
public final class PastedText {

  private static final Pattern LINE_BREAK = Pattern.compile("\\h*\\v+\\s*");

  private PastedText() {}

  /// The text without what copying brought along before and after it.
  public static String trimmed(String text) {
    int begin = 0;
    int end = text.length();
    while (begin < end && isBlank(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(begin, end);
  }

  /// The text without what copying brought along before and after it, and without line breaks and
  /// the indentation after them: for values of one line, such as a token that a terminal wrapped.
  public static String unwrapped(String text) {
    return LINE_BREAK.matcher(trimmed(text)).replaceAll("");
  }

  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || Character.getType(character) == Character.FORMAT;
  }
}
