package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingRefusal;
import io.github.kiro4j.server.media.DecodingThreads;
import java.io.ByteArrayOutputStream;

/// How many bytes the compressed parts of one file may have together, unpacked. Used by one thread.
///
/// It fails with an exception that is no IOException, because PDFBox goes on after those.
final class UnpackingBudget {

  private final long limit;
  private final DecodingRefusal refusal;
  private long taken;

  UnpackingBudget(long limit, DecodingRefusal refusal) {
    this.limit = limit;
    this.refusal = refusal;
  }

  /// Memory for the output of a filter, taken from the budget as it grows.
  ByteArrayOutputStream output() {
    return new Output();
  }

  private void take(int bytes) {
    DecodingThreads.checkpoint();
    taken += bytes;
    if (taken > limit) {
      throw refusal.because("unpacked it has more than %d bytes".formatted(limit));
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
