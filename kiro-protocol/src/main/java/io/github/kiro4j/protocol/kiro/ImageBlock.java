package io.github.kiro4j.protocol.kiro;



/// An image: `png`, `jpeg`, `gif` or `webp`; its base64 text may have 5,242,880 characters.
public record ImageBlock(String format, Bytes source) {

  public ImageBlock(String format, String base64) {
    this(format, new Bytes(base64));
  }
}
