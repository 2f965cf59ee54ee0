package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingRefusal;
import io.github.kiro4j.server.media.DecodingThreads;
import java.io.ByteArrayOutputStream;

/// The total size that the streams of one file may have after decompression. Used by one thread.
///
/// The exception for an exceeded budget is not an IOException, because PDFBox continues after an
/// IOException.
final class DecompressionBudget {

  private final long limit;
  private final DecodingRefusal refusal;
  private long used;

  DecompressionBudget(long limit, DecodingRefusal refusal) {
    this.limit = limit;
    this.refusal = refusal;
  }

  /// A buffer for the output of a filter, which uses the budget as it grows.
  ByteArrayOutputStream output() {
    return new Output();
  }

  private void take(int bytes) {
    DecodingThreads.checkpoint();
    used += bytes;
    if (used > limit) {
      throw refusal.because("its decompressed size exceeds %d bytes".formatted(limit));
    }
  }

  private final class Output extends ByteArrayOutputStream {

    @Override
    public synchronized void write(int b) {
      take(1);
      super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      take(length);
      super.write(bytes, offset, length);
    }
  }
}
