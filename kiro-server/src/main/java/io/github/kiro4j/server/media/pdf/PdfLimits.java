package io.github.kiro4j.server.media.pdf;

/// Limits of a PDF. With the usual ones, reading a file takes less than 256 MB of memory beside the
/// file itself.
///
/// @param pages maximum number of pages
/// @param decompressedBytes maximum total size of all streams of a file after decompression
/// @param tokens maximum number of tokens of PDF syntax in one stream, and in the file; a token
///   takes up to 60 bytes of memory
/// @param characters maximum number of characters of text
/// @param charactersOfPage maximum number of characters of one page, each of which takes some 300
///   bytes of memory until its page ends
public record PdfLimits(
    int pages, long decompressedBytes, int tokens, int characters, int charactersOfPage) {

  private static final long DECOMPRESSED_BYTES = 48L * 1024 * 1024;

  /// The bytes are there twice for a moment, beside what they are decompressed from.
  private static final int SHARE_OF_HEAP = 8;

  private static final int TOKENS = 2_000_000;

  /// More than the context window of any model.
  private static final int CHARACTERS = 10_000_000;

  /// Some twenty times as many as a page of a newspaper has.
  private static final int CHARACTERS_OF_PAGE = 250_000;

  /// The usual limits.
  ///
  /// @param heap size of the heap, of which a file takes up to a quarter when decompressed
  public static PdfLimits of(int pages, long heap) {
    return new PdfLimits(
        pages,
        Math.min(DECOMPRESSED_BYTES, heap / SHARE_OF_HEAP),
        TOKENS,
        CHARACTERS,
        CHARACTERS_OF_PAGE);
  }
}
