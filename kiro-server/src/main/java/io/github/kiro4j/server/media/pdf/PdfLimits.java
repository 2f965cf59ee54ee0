package io.github.kiro4j.server.media.pdf;

/// Limits of a PDF.
///
/// @param pages maximum number of pages
/// @param decompressedBytes maximum total size of all streams of a file after decompression
/// @param characters maximum number of characters of text
public record PdfLimits(int pages, long decompressedBytes, int characters) {

  private static final long DECOMPRESSED_BYTES = 256L * 1024 * 1024;

  /// More than the context window of any model.
  private static final int CHARACTERS = 10_000_000;

  public static PdfLimits ofPages(int pages) {
    return new PdfLimits(pages, DECOMPRESSED_BYTES, CHARACTERS);
  }
}
