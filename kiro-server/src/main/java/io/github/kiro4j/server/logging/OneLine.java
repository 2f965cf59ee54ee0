package io.github.kiro4j.server.logging;

/// Texts from outside, as one line that neither forges another line of the log nor moves a
/// terminal's cursor, changes its colours or reverses the direction of writing.
final class OneLine {

  /// Most characters of one value; the log says how many are left out.
  private static final int MAX_LENGTH = 2_000;

  private OneLine() {}

  /// The text, with escapes in the place of characters that are not printed.
  static String of(String text) {
    String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    String escaped = isPrinted(shown) ? shown : escaped(shown);
    return shown.length() == text.length()
        ? escaped
        : escaped + "… (" + (text.length() - MAX_LENGTH) + " more characters)";
  }

  /// Whether the text needs no escape and is not too long.
  static boolean isSafe(String text) {
    return text.length() <= MAX_LENGTH && isPrinted(text);
  }

  private static boolean isPrinted(String text) {
    return text.chars().allMatch(OneLine::isPrinted);
  }

  private static boolean isPrinted(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(character -> {
          if (isPrinted(character)) {
            escaped.append((char) character);
          } else {
            escaped.append(escape(character));
          }
        });
    return escaped.toString();
  }

  private static String escape(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted(character);
    };
  }
}
