package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.net.URI;

/// Fetches images that requests name by URL. Implementations are outside of this module, which does
/// no I/O.
///
/// An implementation must be thread-safe, and should return the same bytes for the same URL,
/// because the upstream caches by the bytes.
@FunctionalInterface
public interface ImageFetcher {

  /// Begins the fetches of one request, which share the limits of one request.
  Fetches begin();

  /// A fetcher for requests that are only checked: it accepts what this one accepts, and fetches
  /// nothing.
  default ImageFetcher checking() {
    return () -> (_, _) -> OfflineImages.PIXEL;
  }

  /// A fetcher that refuses every URL.
  static ImageFetcher refusing() {
    return OfflineImages.REFUSING;
  }

  /// The fetches of one request, by one thread.
  @FunctionalInterface
  interface Fetches {

    /// The file at a URL, as base64 in one line.
    ///
    /// @param url an absolute `https` URL with a host
    /// @param path place of the URL in the request, for error messages
    /// @throws InvalidRequestException if the file cannot be fetched
    String fetch(URI url, FieldPath path);
  }
}
