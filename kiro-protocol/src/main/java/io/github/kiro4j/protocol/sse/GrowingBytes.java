package io.github.kiro4j.protocol.sse;

import java.io.OutputStream;
import java.util.Arrays;

/// A byte array that grows.
final class GrowingBytes extends OutputStream {

  private static final int USUAL = 512;

  /// A larger array is not kept for the next events: a stream can be silent for long.
  private static final int MOST_KEPT = 8 * 1024;

  byte[] content = new byte[USUAL];
  int length;

  @Override
  public void write(int value) {
    reserve(1);
    content[length++] = (byte) value;
  }

  @Override
  public void write(byte[] added) {
    write(added, 0, added.length);
  }

  @Override
  public void write(byte[] added, int offset, int count) {
    reserve(count);
    System.arraycopy(added, offset, content, length, count);
    length += count;
  }

  /// Makes room for more bytes.
  void reserve(int count) {
    if (content.length - length < count) {
      content = Arrays.copyOf(content, Math.max(2 * content.length, length + count));
    }
  }

  void clear() {
    length = 0;
    if (content.length > MOST_KEPT) {
      content = new byte[USUAL];
    }
  }
}
