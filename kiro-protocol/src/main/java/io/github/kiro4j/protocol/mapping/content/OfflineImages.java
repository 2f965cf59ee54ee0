package io.github.kiro4j.protocol.mapping.content;

/// The fetchers that fetch nothing.
enum OfflineImages implements ImageFetcher {
  /// Refuses every URL, also in requests that are only checked.
  REFUSING;

  /// A PNG of one pixel, in the place of an image that is not fetched.
  static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
          + "rkJggg==";

  @Override
  public Fetches begin() {
    return (_, path) -> {
      throw path.refuse(
          "this gateway does not fetch images by URL (`images.fetch` in its configuration); send"
              + " the image as base64");
    };
  }

  @Override
  public ImageFetcher checking() {
    return this;
  }
}
