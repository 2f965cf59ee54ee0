package io.github.kiro4j.protocol.eventstream;

import java.util.Arrays;
import java.util.Objects;

/// `length` bytes of `array` from `offset` on: a view, not a copy.
///
/// Two slices are equal when they hold the same bytes. What is behind a slice can change when its
/// owner says so; [#copy()] keeps it.
public final class ByteSlice {

  private final byte[] array;
  private final int offset;
  private final int length;

  /// @throws IndexOutOfBoundsException when the range does not lie inside the array
  public ByteSlice(byte[] array, int offset, int length) {
    this.offset = Objects.checkFromIndexSize(offset, length, array.length);
    this.array = array;
    this.length = length;
  }

  /// The whole array.
  public static ByteSlice of(byte[] array) {
    return new ByteSlice(array, 0, array.length);
  }

  /// The array itself, of which only `length` bytes from `offset` on belong to the slice.
  public byte[] array() {
    return array;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  /// The bytes, in an array of their own.
  public byte[] copy() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByteSlice that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(copy());
  }

  /// The number of bytes; never the bytes, which may be a conversation.
  @Override
  public String toString() {
    return "ByteSlice[" + length + " bytes]";
  }
}
