package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;

/// Extracts the text of PDFs. Implementations are outside of this module, which decodes no files.
///
/// An implementation must be deterministic, because the upstream caches by the text, and
/// thread-safe.
@FunctionalInterface
public interface DocumentTextExtractor {

  /// The text of all pages in reading order, with remarks on content without text, such as images;
  /// empty if no page has text, as in a scanned document.
  ///
  /// @param base64 the PDF file
  /// @param path place of the document in the request, for error messages
  /// @throws InvalidRequestException if the file cannot be read
  String extract(String base64, FieldPath path);

  /// An extractor that refuses every PDF.
  static DocumentTextExtractor refusing() {
    return (_, path) -> {
      throw path.refuse("PDF documents cannot be read here");
    };
  }
}
