package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.mapping.content.DocumentTextExtractor;
import io.github.kiro4j.protocol.mapping.content.ImageFetcher;
import io.github.kiro4j.protocol.mapping.content.ImageScaler;

/// What the mapping of requests needs and is outside of this module.
///
/// @param documents extracts the text of PDFs
/// @param images scales images down to the limits of the Kiro API
/// @param fetcher fetches images by URL
public record MappingOptions(
    DocumentTextExtractor documents, ImageScaler images, ImageFetcher fetcher) {

  /// Refuses PDFs, images by URL, and images whose base64 text is too long.
  public static MappingOptions withoutDecoders() {
    return new MappingOptions(
        DocumentTextExtractor.refusing(), ImageScaler.refusing(), ImageFetcher.refusing());
  }

  /// Decodes and fetches nothing: each PDF counts as readable, and each image as within the limits.
  MappingOptions checking() {
    return new MappingOptions((_, _) -> "[pages]", (image, _, _) -> image, fetcher.checking());
  }
}
