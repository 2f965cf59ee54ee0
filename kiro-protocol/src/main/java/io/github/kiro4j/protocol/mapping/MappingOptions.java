package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.mapping.content.DocumentTextExtractor;
import io.github.kiro4j.protocol.mapping.content.ImageScaler;

/// The decoders that the mapping of requests needs, which are outside of this module.
///
/// @param documents extracts the text of PDFs
/// @param images scales images down to the limits of the Kiro API
public record MappingOptions(DocumentTextExtractor documents, ImageScaler images) {

  /// Refuses PDFs, and images whose base64 text is too long.
  public static MappingOptions withoutDecoders() {
    return new MappingOptions(DocumentTextExtractor.refusing(), ImageScaler.refusing());
  }
}
