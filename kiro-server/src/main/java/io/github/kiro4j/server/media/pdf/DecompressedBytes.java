package io.github.kiro4j.server.media.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;

/// The output of a filter, within a budget. Its bytes are never copied as a whole.
final class DecompressedBytes extends ByteArrayOutputStream {

  private final DecompressionBudget budget;

  DecompressedBytes(DecompressionBudget budget) {
    this.budget = budget;
  }

  @Override
  public synchronized void write(int b) {
    budget.take(1);
    super.write(b);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    budget.take(length);
    super.write(bytes, offset, length);
  }

  /// The bytes, for the next filter.
  InputStream input() {
    return new ByteArrayInputStream(buf, 0, count);
  }

  /// Checks that the bytes are not too many objects.
  void check() {
    budget.check(buf, count);
  }
}
