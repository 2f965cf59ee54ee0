package io.github.kiro4j.protocol.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The image formats that the Kiro API accepts, recognised by the first twelve bytes of a file.
///
/// Source: `ImageFormat` in AWS's published streaming model.
public enum ImageFormat {
  PNG("\u0089PNG\r\n", 0, ""),
  JPEG("\u00ff\u00d8\u00ff", 0, ""),
  GIF("GIF8", 0, ""),
  WEBP("RIFF", 8, "WEBP");

  private static final int LENGTH_OF_SIGNATURE = 12;

  private final String start;
  private final int secondOffset;
  private final String second;

  ImageFormat(String start, int secondOffset, String second) {
    this.start = start;
    this.secondOffset = secondOffset;
    this.second = second;
  }

  /// The format's name in a Kiro request: `png`, `jpeg`, `gif` or `webp`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The format of a file; empty for another format, and for a file of fewer than twelve bytes.
  public static Optional<ImageFormat> of(Base64Bytes file) {
    return file.has(LENGTH_OF_SIGNATURE)
        ? Arrays.stream(values()).filter(format -> format.matches(file)).findFirst()
        : Optional.empty();
  }

  private boolean matches(Base64Bytes file) {
    return file.holds(0, start) && file.holds(secondOffset, second);
  }
}
