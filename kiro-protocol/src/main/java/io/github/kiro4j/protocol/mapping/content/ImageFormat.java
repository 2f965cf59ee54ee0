package io.github.kiro4j.protocol.mapping.content;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// The image formats that the upstream takes, recognised by the first bytes.
enum ImageFormat {
  PNG,
  JPEG,
  GIF,
  WEBP;

  private static final int BASE64_LENGTH_OF_START = 16;
  private static final int BYTES_OF_START = 12;

  /// The name on the upstream's wire.
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The format of an image in base64, if it is one of these.
  static Optional<ImageFormat> of(String base64) {
    if (base64.length() < BASE64_LENGTH_OF_START) {
      return Optional.empty();
    }
    try {
      return ofStart(Base64.getDecoder().decode(base64.substring(0, BASE64_LENGTH_OF_START)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<ImageFormat> ofStart(byte[] start) {
    if (start.length < BYTES_OF_START) {
      return Optional.empty();
    }
    String ascii = new String(start, StandardCharsets.ISO_8859_1);
    if (ascii.startsWith("\u0089PNG\r\n")) {
      return Optional.of(PNG);
    }
    if (ascii.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (ascii.startsWith("GIF8")) {
      return Optional.of(GIF);
    }
    boolean webp = ascii.startsWith("RIFF") && ascii.startsWith("WEBP", 8);
    return webp ? Optional.of(WEBP) : Optional.empty();
  }
}
