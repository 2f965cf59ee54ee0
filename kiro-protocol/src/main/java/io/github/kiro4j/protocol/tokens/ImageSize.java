package io.github.kiro4j.protocol.tokens;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Width and height of an image in pixels, read from the headers of PNG, JPEG, GIF and WebP files
/// without decoding them.
record ImageSize(int width, int height) {

  /// Source: Anthropic's rule of thumb, width times height by 750.
  static final int PIXELS_PER_TOKEN = 750;

  /// Enough for the metadata that cameras put in front of a JPEG's frame header.
  private static final int LONGEST_HEADER = 256 * 1024;

  private static final int JPEG_MARKER = 0xFF;
  private static final int JPEG_START_OF_SCAN = 0xDA;
  private static final int WEBP_DIMENSION = 0x3FFF;

  int tokens() {
    return Math.clamp((long) width * height / PIXELS_PER_TOKEN, 1, Integer.MAX_VALUE);
  }

  /// The size of an image in base64; empty for other formats and damaged headers.
  static Optional<ImageSize> ofBase64(String base64) {
    return decode(base64, 64).flatMap(ImageSize::ofHeader).or(() -> ofJpeg(base64));
  }

  private static Optional<ImageSize> ofHeader(ByteBuffer header) {
    return switch (header.remaining() < 30 ? 0 : header.getInt(0)) {
      case 0x89504E47 -> of(header.getInt(16), header.getInt(20));
      case 0x47494638 -> {
        header.order(ByteOrder.LITTLE_ENDIAN);
        yield of(unsignedShort(header, 6), unsignedShort(header, 8));
      }
      case 0x52494646 -> ofWebp(header);
      default -> Optional.empty();
    };
  }

  private static Optional<ImageSize> ofWebp(ByteBuffer header) {
    int chunk = header.getInt(12);
    header.order(ByteOrder.LITTLE_ENDIAN);
    return switch (chunk) {
      // "VP8X": extended, both sizes less one in 24 bits.
      case 0x56503858 -> of(1 + uint24(header, 24), 1 + uint24(header, 27));
      // "VP8L": lossless, both sizes less one in 14 bits.
      case 0x5650384C -> {
        int bits = header.getInt(21);
        yield of(1 + (bits & WEBP_DIMENSION), 1 + (bits >>> 14 & WEBP_DIMENSION));
      }
      // "VP8 ": lossy, 14 bits each behind the frame tag and the start code.
      case 0x56503820 ->
          of(
              unsignedShort(header, 26) & WEBP_DIMENSION,
              unsignedShort(header, 28) & WEBP_DIMENSION);
      default -> Optional.empty();
    };
  }

  /// A JPEG is a list of segments; the size stands in the one that starts the frame.
  private static Optional<ImageSize> ofJpeg(String base64) {
    if (!base64.startsWith("/9j/")) {
      return Optional.empty();
    }
    ByteBuffer bytes = decode(base64, LONGEST_HEADER).orElse(ByteBuffer.allocate(0));
    int at = 2;
    while (at + 9 < bytes.limit() && (bytes.get(at) & 0xFF) == JPEG_MARKER) {
      int marker = bytes.get(at + 1) & 0xFF;
      if (startsFrame(marker)) {
        return of(unsignedShort(bytes, at + 7), unsignedShort(bytes, at + 5));
      }
      if (marker == JPEG_START_OF_SCAN) {
        return Optional.empty();
      }
      at += marker == JPEG_MARKER ? 1 : 2 + unsignedShort(bytes, at + 2);
    }
    return Optional.empty();
  }

  /// SOF0 to SOF15 without the three markers in between that mean something else.
  private static boolean startsFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static Optional<ByteBuffer> decode(String base64, int longest) {
    int characters = Math.min(base64.length(), longest) / 4 * 4;
    try {
      byte[] prefix = base64.substring(0, characters).getBytes(StandardCharsets.ISO_8859_1);
      return Optional.of(ByteBuffer.wrap(Base64.getDecoder().decode(prefix)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<ImageSize> of(int width, int height) {
    return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
  }

  private static int unsignedShort(ByteBuffer bytes, int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private static int uint24(ByteBuffer bytes, int at) {
    return unsignedShort(bytes, at) | (bytes.get(at + 2) & 0xFF) << 16;
  }
}
