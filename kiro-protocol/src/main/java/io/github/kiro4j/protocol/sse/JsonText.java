package io.github.kiro4j.protocol.sse;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The characters of a JSON string in UTF-8, escaped as Jackson escapes them.
final class JsonText {

  /// Bytes of the longest character, an escaped control character.
  private static final int LONGEST = 6;

  private static final int ASCII_END = 0x80;
  private static final int TWO_BYTES_END = 0x800;

  private JsonText() {}

  /// Writes the text without quotation marks.
  ///
  /// @return false if the text has half of a surrogate pair, which UTF-8 cannot express
  static boolean writeTo(GrowingBytes bytes, String text) {
    for (int at = 0; at < text.length(); at++) {
      bytes.reserve(LONGEST);
      char c = text.charAt(at);
      if (c < ASCII_END) {
        ascii(bytes, c);
      } else if (!Character.isSurrogate(c)) {
        unicode(bytes, c);
      } else if (isPair(text, at)) {
        supplementary(bytes, Character.toCodePoint(c, text.charAt(++at)));
      } else {
        return false;
      }
    }
    return true;
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private static void ascii(GrowingBytes bytes, char c) {
    if (c >= ' ' && c != '"' && c != '\\') {
      bytes.content[bytes.length++] = (byte) c;
    } else {
      escaped(bytes, c);
    }
  }

  private static void escaped(GrowingBytes bytes, char c) {
    switch (c) {
      case '"', '\\' -> escape(bytes, c);
      case '\n' -> escape(bytes, 'n');
      case '\r' -> escape(bytes, 'r');
      case '\t' -> escape(bytes, 't');
      case '\b' -> escape(bytes, 'b');
      case '\f' -> escape(bytes, 'f');
      default -> bytes.write("\\u%04X".formatted((int) c).getBytes(US_ASCII));
    }
  }

  private static void escape(GrowingBytes bytes, char letter) {
    bytes.content[bytes.length++] = '\\';
    bytes.content[bytes.length++] = (byte) letter;
  }

  private static void unicode(GrowingBytes bytes, char c) {
    if (c < TWO_BYTES_END) {
      bytes.content[bytes.length++] = (byte) (0xc0 | (c >> 6));
    } else {
      bytes.content[bytes.length++] = (byte) (0xe0 | (c >> 12));
      continuation(bytes, c >> 6);
    }
    continuation(bytes, c);
  }

  private static void supplementary(GrowingBytes bytes, int codePoint) {
    bytes.content[bytes.length++] = (byte) (0xf0 | (codePoint >> 18));
    continuation(bytes, codePoint >> 12);
    continuation(bytes, codePoint >> 6);
    continuation(bytes, codePoint);
  }

  private static void continuation(GrowingBytes bytes, int bits) {
    bytes.content[bytes.length++] = (byte) (0x80 | (bits & 0x3f));
  }
}
