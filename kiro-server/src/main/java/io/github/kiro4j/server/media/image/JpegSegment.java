package io.github.kiro4j.server.media.image;

import io.github.kiro4j.server.media.Base64Bytes;
import java.util.Optional;
import java.util.function.Predicate;

/// A segment of a JPEG file: from its marker, which is two bytes, to the end of its payload.
record JpegSegment(Base64Bytes file, int start, int end) {

  private static final int START_OF_FILE = 2;
  private static final int LENGTH_OF_MARKER = 2;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP1 = 0xE1;

  /// The first matching segment before the image data.
  ///
  /// @throws IndexOutOfBoundsException if the file is damaged before that segment
  static Optional<JpegSegment> find(Base64Bytes file, Predicate<JpegSegment> matches) {
    JpegSegment segment = at(file, START_OF_FILE);
    while (!matches.test(segment)) {
      if (segment.type() == START_OF_SCAN) {
        return Optional.empty();
      }
      segment = at(file, segment.end());
    }
    return Optional.of(segment);
  }

  /// Markers may be preceded by any number of 0xFF.
  private static JpegSegment at(Base64Bytes file, int position) {
    int start = position;
    while (file.at(start) == 0xFF && file.at(start + 1) == 0xFF) {
      start++;
    }
    if (file.at(start) != 0xFF) {
      throw new IndexOutOfBoundsException(start);
    }
    int length = hasNoPayload(file.at(start + 1)) ? 0 : file.bigEndian16(start + LENGTH_OF_MARKER);
    return new JpegSegment(file, start, start + LENGTH_OF_MARKER + length);
  }

  private static boolean hasNoPayload(int type) {
    return type == 0x01 || (type >= 0xD0 && type <= 0xD9);
  }

  int type() {
    return file.at(start + 1);
  }

  /// SOF0 to SOF15; three numbers of this range are other markers.
  boolean isFrame() {
    int type = type();
    return type >= 0xC0 && type <= 0xCF && type != 0xC4 && type != 0xC8 && type != 0xCC;
  }

  /// Camera data, among them the orientation.
  boolean isExif() {
    return type() == APP1 && file.hasAscii(start + 4, "Exif\0\0");
  }

  /// The size of the image in a frame header.
  PixelSize frameSize() {
    return new PixelSize(file.bigEndian16(start + 7), file.bigEndian16(start + 5));
  }
}
