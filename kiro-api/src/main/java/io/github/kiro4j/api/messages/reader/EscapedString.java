package io.github.kiro4j.api.messages.reader;

import java.nio.charset.StandardCharsets;

/// A JSON string in UTF-8, without its quotation marks. Invalid escapes are left out: the parser
/// that reads the same string reports them.
final class EscapedString {

  private static final int HEX_DIGITS = 4;

  private EscapedString() {}

  /// The index of the closing quotation mark; the length of the bytes if there is none.
  static int end(byte[] bytes, int start) {
    int i = start;
    while (i < bytes.length && bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, bytes.length);
  }

  /// The characters of a string.
  ///
  /// @param end index of the closing quotation mark
  static String decode(byte[] bytes, int start, int end) {
    int escape = nextEscape(bytes, start, end);
    if (escape == end) {
      return text(bytes, start, end);
    }
    StringBuilder decoded = new StringBuilder(end - start);
    int from = start;
    while (escape < end) {
      decoded.append(text(bytes, from, escape));
      from = unescape(bytes, escape + 1, end, decoded);
      escape = nextEscape(bytes, from, end);
    }
    return decoded.append(text(bytes, from, end)).toString();
  }

  private static int nextEscape(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end && bytes[i] != '\\') {
      i++;
    }
    // A body that ends within an escape has no letter there.
    return i + 1 < end ? i : end;
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /// Decodes the escape whose letter stands at an index.
  ///
  /// @return index of the byte after the escape
  private static int unescape(byte[] bytes, int letter, int end, StringBuilder decoded) {
    switch (bytes[letter]) {
      case 'b' -> decoded.append('\b');
      case 'f' -> decoded.append('\f');
      case 'n' -> decoded.append('\n');
      case 'r' -> decoded.append('\r');
      case 't' -> decoded.append('\t');
      case '"', '\\', '/' -> decoded.append((char) bytes[letter]);
      case 'u' -> {
        return unicode(bytes, letter + 1, Math.min(letter + 1 + HEX_DIGITS, end), decoded);
      }
      default -> {
        // not an escape of JSON
      }
    }
    return letter + 1;
  }

  private static int unicode(byte[] bytes, int start, int end, StringBuilder decoded) {
    int code = 0;
    for (int i = start; i < end; i++) {
      code = code * 16 + Math.max(0, Character.digit(bytes[i], 16));
    }
    decoded.append((char) code);
    return end;
  }
}
