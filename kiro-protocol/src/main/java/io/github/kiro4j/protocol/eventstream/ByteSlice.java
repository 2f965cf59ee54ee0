package io.github.kiro4j.protocol.eventstream;

import java.util.Arrays;
import java.util.Objects;

/// A view of a part of a byte array, not a copy.
///
/// Two slices are equal if they hold the same bytes. The owner of the array may overwrite the
/// bytes; [#copy()] keeps them.
public final class ByteSlice {

  private final byte[] array;
  private final int offset;
  private final int length;

  /// A view of `length` bytes from `offset` on.
  ///
  /// @throws IndexOutOfBoundsException if the range is not inside the array
  public ByteSlice(byte[] array, int offset, int length) {
    this.offset = Objects.checkFromIndexSize(offset, length, array.length);
    this.array = array;
    this.length = length;
  }

  /// A view of a whole array.
  public static ByteSlice of(byte[] array) {
    return new ByteSlice(array, 0, array.length);
  }

  /// The whole array, of which only [#length] bytes from [#offset] on belong to the slice.
  public byte[] array() {
    return array;
  }

  /// Index of the slice's first byte in the array.
  public int offset() {
    return offset;
  }

  /// Number of bytes in the slice.
  public int length() {
    return length;
  }

  /// A copy of the bytes.
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

  /// States the number of bytes and never the bytes, which may hold a conversation.
  @Override
  public String toString() {
    return "ByteSlice[" + length + " bytes]";
  }
}
