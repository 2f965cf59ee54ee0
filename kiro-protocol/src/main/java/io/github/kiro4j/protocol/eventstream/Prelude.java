package io.github.kiro4j.protocol.eventstream;

import io.github.kiro4j.protocol.eventstream.EventStreamException.InvalidLength;
import io.github.kiro4j.protocol.eventstream.EventStreamException.PreludeChecksum;
import java.nio.ByteBuffer;

/// The lengths in the first twelve bytes of a frame, checked.
record Prelude(int totalLength, int headersLength) {

  /// Number of bytes of the prelude, its checksum included.
  static final int LENGTH = 12;

  /// Number of bytes of a frame that are neither headers nor payload: the prelude and the message
  /// checksum.
  static final int OVERHEAD = LENGTH + Integer.BYTES;

  /// Offset of the headers length in the frame.
  static final int HEADERS_LENGTH_OFFSET = 4;

  /// Offset of the checksum in the frame, and the number of bytes that the checksum covers.
  static final int CHECKSUM_OFFSET = 8;

  /// Reads the prelude that begins at `offset`; the array must hold all of its bytes.
  static Prelude read(byte[] bytes, int offset, long frameOffset, FrameLimits limits)
      throws PreludeChecksum, InvalidLength {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int stored = buffer.getInt(offset + CHECKSUM_OFFSET);
    int computed = Checksum.of(bytes, offset, CHECKSUM_OFFSET);
    if (stored != computed) {
      throw new PreludeChecksum(stored, computed, frameOffset);
    }
    long total = Integer.toUnsignedLong(buffer.getInt(offset));
    long headers = Integer.toUnsignedLong(buffer.getInt(offset + HEADERS_LENGTH_OFFSET));
    checkLengths(total, headers, frameOffset, limits);
    return new Prelude((int) total, (int) headers);
  }

  private static void checkLengths(long total, long headers, long frameOffset, FrameLimits limits)
      throws InvalidLength {
    long payload = total - OVERHEAD - headers;
    if (total < OVERHEAD) {
      throw new InvalidLength(
          "a total length of %d is less than an empty frame".formatted(total),
          frameOffset,
          frameOffset);
    }
    if (payload < 0) {
      throw new InvalidLength(
          "%d bytes of headers do not fit into a frame of %d".formatted(headers, total),
          frameOffset,
          frameOffset + HEADERS_LENGTH_OFFSET);
    }
    if (headers > limits.maxHeaders()) {
      throw new InvalidLength(
          "%d bytes of headers exceed the limit of %d".formatted(headers, limits.maxHeaders()),
          frameOffset,
          frameOffset + HEADERS_LENGTH_OFFSET);
    }
    if (payload > limits.maxPayload()) {
      throw new InvalidLength(
          "a payload of %d bytes exceeds the limit of %d".formatted(payload, limits.maxPayload()),
          frameOffset,
          frameOffset);
    }
  }
}
