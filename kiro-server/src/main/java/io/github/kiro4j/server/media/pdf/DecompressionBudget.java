package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingRefusal;
import io.github.kiro4j.server.media.DecodingThreads;

/// What the streams of one file may cost after decompression. Used by one thread.
///
/// The exception for an exceeded budget is not an IOException, because PDFBox continues after an
/// IOException.
final class DecompressionBudget {

  /// Binary data, such as images and fonts, has fewer tokens: some 3 in 100 bytes.
  private static final int BYTES_PER_BINARY_TOKEN = 16;

  private final PdfLimits limits;
  private final DecodingRefusal refusal;
  private long used;

  DecompressionBudget(PdfLimits limits, DecodingRefusal refusal) {
    this.limits = limits;
    this.refusal = refusal;
  }

  /// A buffer for the output of a filter, which uses the budget as it grows.
  DecompressedBytes output() {
    return new DecompressedBytes(this);
  }

  /// Checks data that PDFBox turns into objects, each of which takes many times its bytes.
  ///
  /// @param length of the data so far
  void check(PdfTokens tokens, long length) {
    if (tokens.count() > limits.tokens() + length / BYTES_PER_BINARY_TOKEN) {
      throw refusal.because("it has more than %d objects in one part".formatted(limits.tokens()));
    }
  }

  void take(int bytes) {
    DecodingThreads.checkpoint();
    used += bytes;
    if (used > limits.decompressedBytes()) {
      throw refusal.because(
          "its decompressed size exceeds %d bytes".formatted(limits.decompressedBytes()));
    }
  }
}
