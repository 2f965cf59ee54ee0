package io.github.kiro4j.server.media.image;

import io.github.kiro4j.server.media.Base64Bytes;
import java.util.Optional;

/// Reads the size of an image from its header, without decoding the image.
final class ImageHeader {

  private static final int FOURTEEN_BITS = 0x3FFF;

  private ImageHeader() {}

  /// Width and height.
  ///
  /// @param format the upstream's name of the format, as in `ImageBlock`
  /// @return empty if the header is damaged
  static Optional<PixelSize> sizeOf(String format, Base64Bytes file) {
    try {
      return read(format, file).filter(size -> size.width() > 0 && size.height() > 0);
    } catch (IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static Optional<PixelSize> read(String format, Base64Bytes file) {
    return switch (format) {
      case "png" -> png(file);
      case "gif" -> Optional.of(new PixelSize(file.littleEndian16(6), file.littleEndian16(8)));
      case "jpeg" -> JpegSegment.find(file, JpegSegment::isFrame).map(JpegSegment::frameSize);
      case "webp" -> webp(file);
      default -> Optional.empty();
    };
  }

  private static Optional<PixelSize> png(Base64Bytes file) {
    return file.hasAscii(12, "IHDR")
        ? Optional.of(new PixelSize(file.bigEndian32(16), file.bigEndian32(20)))
        : Optional.empty();
  }

  /// The first chunk is a lossy image, a lossless image, or the header of a file with more chunks.
  private static Optional<PixelSize> webp(Base64Bytes file) {
    if (file.hasAscii(12, "VP8 ")) {
      return Optional.of(
          new PixelSize(
              file.littleEndian16(26) & FOURTEEN_BITS, file.littleEndian16(28) & FOURTEEN_BITS));
    }
    if (file.hasAscii(12, "VP8L")) {
      return Optional.of(
          new PixelSize(
              1 + (file.littleEndian16(21) & FOURTEEN_BITS),
              1 + (file.littleEndian24(22) >> 6 & FOURTEEN_BITS)));
    }
    if (file.hasAscii(12, "VP8X")) {
      return Optional.of(new PixelSize(1 + file.littleEndian24(24), 1 + file.littleEndian24(27)));
    }
    return Optional.empty();
  }
}
