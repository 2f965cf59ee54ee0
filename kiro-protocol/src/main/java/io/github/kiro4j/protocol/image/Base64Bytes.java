package io.github.kiro4j.protocol.image;

import java.util.Base64;

/// The bytes that a base64 text encodes, each decoded only when it is read, so that the header of a
/// large image can be read without a copy of the image.
///
/// @param text base64 in the standard alphabet, in one line
public record Base64Bytes(String text) {

  private static final int CHARS_OF_GROUP = 4;
  private static final int BYTES_OF_GROUP = 3;

  /// The byte at an index, from 0 to 255.
  ///
  /// @throws IndexOutOfBoundsException if the text ends before that index, or holds a character
  ///   outside the alphabet there
  public int at(int index) {
    int first = index / BYTES_OF_GROUP * CHARS_OF_GROUP + index % BYTES_OF_GROUP;
    int shift = 2 * (index % BYTES_OF_GROUP);
    int bits = sixBits(first) << 6 | sixBits(first + 1);
    return bits >> (4 - shift) & 0xFF;
  }

  /// The unsigned number in the two bytes at an index, the high byte first.
  public int bigEndian16(int index) {
    return at(index) << 8 | at(index + 1);
  }

  /// The signed number in the four bytes at an index, the high byte first.
  public int bigEndian32(int index) {
    return bigEndian16(index) << 16 | bigEndian16(index + 2);
  }

  /// The unsigned number in the two bytes at an index, the low byte first.
  public int littleEndian16(int index) {
    return at(index) | at(index + 1) << 8;
  }

  /// The unsigned number in the three bytes at an index, the low byte first.
  public int littleEndian24(int index) {
    return littleEndian16(index) | at(index + 2) << 16;
  }

  /// Whether the bytes from an index on are these, each given as a character below U+0100.
  ///
  /// @throws IndexOutOfBoundsException if the text ends before a byte that is needed to decide
  public boolean holds(int index, String bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (at(index + i) != bytes.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the text begins with the base64 of at least this many bytes.
  boolean has(int bytes) {
    try {
      for (int i = 0; i < bytes; i++) {
        at(i);
      }
      return true;
    } catch (IndexOutOfBoundsException _) {
      return false;
    }
  }

  /// All bytes, in an array of their own.
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
