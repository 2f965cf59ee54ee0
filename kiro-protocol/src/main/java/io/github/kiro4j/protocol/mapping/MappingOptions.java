package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.mapping.content.DocumentTextExtractor;
import io.github.kiro4j.protocol.mapping.content.ImageScaler;

/// The decoders that the mapping of requests needs, which are outside of this module.
///
/// @param documents extracts the text of PDFs
/// @param images scales images down to the limits of the Kiro API
public record MappingOptions(DocumentTextExtractor documents, ImageScaler images) {

  /// Decodes nothing: each PDF counts as readable, and each image as within the limits.
  static final MappingOptions CHECKING =
      new MappingOptions((_, _) -> "[pages]", (image, _, _) -> image);

  /// Refuses PDFs, and images whose base64 text is too long.
  public static MappingOptions withoutDecoders() {
    return new MappingOptions(DocumentTextExtractor.refusing(), ImageScaler.refusing());
  }
}
