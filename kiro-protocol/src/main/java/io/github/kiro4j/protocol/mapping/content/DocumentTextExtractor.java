package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;

/// Reads the text out of a PDF. Decoding happens behind this interface, outside of this module.
///
/// An implementation must be deterministic, since the upstream caches by the text it gets, and safe
/// for use by several threads.
@FunctionalInterface
public interface DocumentTextExtractor {

  /// The text of all pages in reading order, with remarks on what has no words, such as images;
  /// empty if there is no text at all, as in scanned pages.
  ///
  /// @param base64 the PDF file
  /// @param path where the document stands, for the message of the exception
  /// @throws InvalidRequestException if the file cannot be read
  String extract(String base64, FieldPath path);

  /// Refuses every PDF.
  static DocumentTextExtractor refusing() {
    return (_, path) -> {
      throw path.refuse("PDF documents cannot be read here");
    };
  }
}
