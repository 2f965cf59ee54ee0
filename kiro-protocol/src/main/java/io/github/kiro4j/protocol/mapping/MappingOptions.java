package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.mapping.content.DocumentTextExtractor;
import io.github.kiro4j.protocol.mapping.content.ImageScaler;

/// What the mapping of requests leaves to others.
///
/// @param documents reads PDFs
/// @param images makes images fit
/// @param nativeDocuments whether files go upstream as documents rather than as text; only the
///   newest service model knows that
public record MappingOptions(
    DocumentTextExtractor documents, ImageScaler images, boolean nativeDocuments) {

  /// Refuses PDFs and images that are too long, and sends documents as text.
  public static MappingOptions withoutDecoders() {
    return new MappingOptions(DocumentTextExtractor.refusing(), ImageScaler.refusing(), false);
  }
}
