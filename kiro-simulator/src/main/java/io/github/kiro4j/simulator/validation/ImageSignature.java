package io.github.kiro4j.simulator.validation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Format and size of an image, read from its first bytes. Independent of the code of the gateway,
/// which the validator judges.
///
/// @param longestSide the longer side in pixels; 0 if the simulator does not read it (WebP, damaged
///   headers)
record ImageSignature(Format format, int longestSide) {

  enum Format {
    PNG,
    JPEG,
    GIF,
    WEBP,
    OTHER
  }

  private static final int JPEG_MARKER = 0xFF;

  static ImageSignature of(byte[] image) {
    if (startsWith(image, 0, "\u0089PNG")) {
      return new ImageSignature(Format.PNG, longestOfPng(image));
    }
    if (startsWith(image, 0, "GIF8")) {
      return new ImageSignature(Format.GIF, longestOfGif(image));
    }
    if (startsWith(image, 0, "\u00FF\u00D8\u00FF")) {
      return new ImageSignature(Format.JPEG, longestOfJpeg(image));
    }
    boolean webp = startsWith(image, 0, "RIFF") && startsWith(image, 8, "WEBP");
    return new ImageSignature(webp ? Format.WEBP : Format.OTHER, 0);
  }

  private static boolean startsWith(byte[] image, int offset, String magic) {
    return image.length >= offset + magic.length()
        && magic.equals(new String(image, offset, magic.length(), StandardCharsets.ISO_8859_1));
  }

  private static int longestOfPng(byte[] image) {
    ByteBuffer buffer = ByteBuffer.wrap(image);
    return image.length < 24 ? 0 : Math.max(buffer.getInt(16), buffer.getInt(20));
  }

  private static int longestOfGif(byte[] image) {
    ByteBuffer buffer = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    return image.length < 10
        ? 0
        : Math.max(
            Short.toUnsignedInt(buffer.getShort(6)), Short.toUnsignedInt(buffer.getShort(8)));
  }

  /// Reads the segments up to the frame header, which states height and width.
  private static int longestOfJpeg(byte[] image) {
    ByteBuffer buffer = ByteBuffer.wrap(image);
    int position = 2;
    while (position + 9 <= image.length
        && Byte.toUnsignedInt(buffer.get(position)) == JPEG_MARKER) {
      if (isStartOfFrame(Byte.toUnsignedInt(buffer.get(position + 1)))) {
        return Math.max(
            Short.toUnsignedInt(buffer.getShort(position + 5)),
            Short.toUnsignedInt(buffer.getShort(position + 7)));
      }
      position += 2 + Short.toUnsignedInt(buffer.getShort(position + 2));
    }
    return 0;
  }

  /// The markers C0 to CF except C4, C8 and CC.
  private static boolean isStartOfFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }
}
