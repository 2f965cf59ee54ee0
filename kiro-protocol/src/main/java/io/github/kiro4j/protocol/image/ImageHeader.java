package io.github.kiro4j.protocol.image;

import java.util.Optional;

/// Reads the size of an image from the file's header.
public final class ImageHeader {

  private static final int FOURTEEN_BITS = 0x3FFF;

  private ImageHeader() {}

  /// The width and height that the header states; empty if the file is of none of the formats in
  /// [ImageFormat], or its header is damaged.
  public static Optional<PixelSize> sizeOf(Base64Bytes file) {
    try {
      return ImageFormat.of(file)
          .flatMap(format -> read(format, file))
          .filter(size -> size.width() > 0 && size.height() > 0);
    } catch (IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static Optional<PixelSize> read(ImageFormat format, Base64Bytes file) {
    return switch (format) {
      case PNG -> png(file);
      case GIF -> Optional.of(new PixelSize(file.littleEndian16(6), file.littleEndian16(8)));
      case JPEG -> JpegSegment.find(file, JpegSegment::isFrame).map(JpegSegment::frameSize);
      case WEBP -> webp(file);
    };
  }

  private static Optional<PixelSize> png(Base64Bytes file) {
    return file.holds(12, "IHDR")
        ? Optional.of(new PixelSize(file.bigEndian32(16), file.bigEndian32(20)))
        : Optional.empty();
  }

  /// The first chunk is a lossy image, a lossless one, or the header of a file with more chunks. A
  /// lossless and an extended header hold both sizes less one.
  private static Optional<PixelSize> webp(Base64Bytes file) {
    if (file.holds(12, "VP8 ")) {
      return Optional.of(
          new PixelSize(
              file.littleEndian16(26) & FOURTEEN_BITS, file.littleEndian16(28) & FOURTEEN_BITS));
    }
    if (file.holds(12, "VP8L")) {
      return Optional.of(
          new PixelSize(
              1 + (file.littleEndian16(21) & FOURTEEN_BITS),
              1 + (file.littleEndian24(22) >> 6 & FOURTEEN_BITS)));
    }
    if (file.holds(12, "VP8X")) {
      return Optional.of(new PixelSize(1 + file.littleEndian24(24), 1 + file.littleEndian24(27)));
    }
    return Optional.empty();
  }
}
