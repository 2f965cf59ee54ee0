package io.github.kiro4j.server.media;

import java.util.Base64;

/// The bytes of a base64 text. Single bytes are decoded on demand, so that the header of a large
/// image can be read without a copy of the image.
public record Base64Bytes(String text) {

  private static final int CHARS_PER_GROUP = 4;
  private static final int BYTES_PER_GROUP = 3;

  /// The byte at an index, 0 to 255.
  ///
  /// @throws IndexOutOfBoundsException if the index is beyond the end, or the text is not base64
  ///   there
  public int at(int index) {
    int first = index / BYTES_PER_GROUP * CHARS_PER_GROUP + index % BYTES_PER_GROUP;
    int shift = 2 * (index % BYTES_PER_GROUP);
    int bits = sixBits(first) << 6 | sixBits(first + 1);
    return bits >> (4 - shift) & 0xFF;
  }

  public int bigEndian16(int index) {
    return at(index) << 8 | at(index + 1);
  }

  public int bigEndian32(int index) {
    return bigEndian16(index) << 16 | bigEndian16(index + 2);
  }

  public int littleEndian16(int index) {
    return at(index) | at(index + 1) << 8;
  }

  public int littleEndian24(int index) {
    return littleEndian16(index) | at(index + 2) << 16;
  }

  /// Whether the bytes at an index are these ASCII characters.
  public boolean hasAscii(int index, String expected) {
    for (int i = 0; i < expected.length(); i++) {
      if (at(index + i) != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// All bytes.
  ///
  /// @throws IllegalArgumentException if the text is not base64
  public byte[] all() {
    return Base64.getDecoder().decode(text);
  }

  private int sixBits(int index) {
    char c = text.charAt(index);
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return switch (c) {
      case '+' -> 62;
      case '/' -> 63;
      default -> throw new IndexOutOfBoundsException(index);
    };
  }
}
