package io.github.kiro4j.server.media.pdf;

/// How much of a PDF is read.
///
/// @param pages most pages
/// @param unpackedBytes most bytes that the compressed parts of a file may have together, unpacked
/// @param characters most characters of text
public record PdfLimits(int pages, long unpackedBytes, int characters) {

  private static final long UNPACKED_BYTES = 256L * 1024 * 1024;

  /// More than fits into the context of any model.
  private static final int CHARACTERS = 10_000_000;

  public static PdfLimits ofPages(int pages) {
    return new PdfLimits(pages, UNPACKED_BYTES, CHARACTERS);
  }
}
