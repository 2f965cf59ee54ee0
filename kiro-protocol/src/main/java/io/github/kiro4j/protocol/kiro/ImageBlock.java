package io.github.kiro4j.protocol.kiro;

/// An image of a user message.
///
/// @param format `png`, `jpeg`, `gif` or `webp`
/// @param source the file; at most 5,242,880 characters of base64
public record ImageBlock(String format, Bytes source) {

  /// An image with these bytes in base64.
  public ImageBlock(String format, String base64) {
    this(format, new Bytes(base64));
  }
}
