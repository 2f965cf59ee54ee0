package io.github.kiro4j.server.media.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The output of a filter, within a budget that the output uses as it grows. The bytes are in
/// pieces: one growing array would be copied over and over, and a large array is hard to place in a
/// small heap. Used by one thread.
final class DecompressedBytes extends OutputStream {

  private static final int PIECE = 64 * 1024;
  private static final byte[] WRITTEN = {};

  private final DecompressionBudget budget;
  private final PdfTokens tokens = new PdfTokens();
  private final List<byte[]> pieces = new ArrayList<>();
  private final byte[] single = new byte[1];

  /// Number of bytes in the last piece.
  private int filled = PIECE;

  DecompressedBytes(DecompressionBudget budget) {
    this.budget = budget;
  }

  @Override
  public void write(int b) {
    single[0] = (byte) b;
    write(single, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    budget.take(length);
    tokens.add(bytes, offset, length);
    int from = offset;
    int end = offset + length;
    while (from < end) {
      from += append(bytes, from, end - from);
    }
    budget.check(tokens, length());
  }

  private int append(byte[] bytes, int offset, int length) {
    if (filled == PIECE) {
      pieces.add(new byte[PIECE]);
      filled = 0;
    }
    int count = Math.min(length, PIECE - filled);
    System.arraycopy(bytes, offset, pieces.getLast(), filled, count);
    filled += count;
    return count;
  }

  private long length() {
    return (long) pieces.size() * PIECE - PIECE + filled;
  }

  private int lengthOf(int piece) {
    return piece == pieces.size() - 1 ? filled : PIECE;
  }

  /// The bytes, for the next filter.
  InputStream input() {
    List<InputStream> inputs = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      inputs.add(new ByteArrayInputStream(pieces.get(i), 0, lengthOf(i)));
    }
    return new SequenceInputStream(Collections.enumeration(inputs));
  }

  /// Writes the bytes, and lets go of each piece that is written.
  void moveTo(OutputStream target) throws IOException {
    for (int i = 0; i < pieces.size(); i++) {
      target.write(pieces.get(i), 0, lengthOf(i));
      pieces.set(i, WRITTEN);
    }
  }
}
