package io.github.kiro4j.protocol.image;

import java.util.Optional;
import java.util.function.Predicate;

/// A segment of a JPEG file, from its marker, which is two bytes, to the end of its payload.
///
/// @param start index of the marker's first byte
/// @param end index of the byte after the segment
public record JpegSegment(Base64Bytes file, int start, int end) {

  private static final int START_OF_FILE = 2;
  private static final int LENGTH_OF_MARKER = 2;
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP1 = 0xE1;

  /// The first segment before the image data that matches.
  ///
  /// @throws IndexOutOfBoundsException if the file is damaged before that segment
  public static Optional<JpegSegment> find(Base64Bytes file, Predicate<JpegSegment> matches) {
    JpegSegment segment = at(file, START_OF_FILE);
    while (!matches.test(segment)) {
      if (segment.type() == START_OF_SCAN) {
        return Optional.empty();
      }
      segment = at(file, segment.end());
    }
    return Optional.of(segment);
  }

  /// Any number of 0xFF bytes may precede a marker.
  private static JpegSegment at(Base64Bytes file, int offset) {
    int start = offset;
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

  private int type() {
    return file.at(start + 1);
  }

  /// Whether this is a frame header: SOF0 to SOF15, of whose codes three stand for other segments.
  boolean isFrame() {
    int type = type();
    return type >= 0xC0 && type <= 0xCF && type != 0xC4 && type != 0xC8 && type != 0xCC;
  }

  /// Whether this segment holds Exif metadata, among them the orientation of the camera.
  public boolean isExif() {
    return type() == APP1 && file.holds(start + 4, "Exif\0\0");
  }

  /// The size that a frame header states.
  PixelSize frameSize() {
    return new PixelSize(file.bigEndian16(start + 7), file.bigEndian16(start + 5));
  }
}
