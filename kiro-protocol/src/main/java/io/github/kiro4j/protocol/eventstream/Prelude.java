package io.github.kiro4j.protocol.eventstream;

import io.github.kiro4j.protocol.eventstream.EventStreamException.InvalidLength;
import io.github.kiro4j.protocol.eventstream.EventStreamException.PreludeChecksum;
import java.nio.ByteBuffer;

/// The first twelve bytes of a frame: its lengths, checked.
record Prelude(int totalLength, int headersLength) {

  /// Bytes of the prelude, its checksum included.
  static final int LENGTH = 12;

  /// Bytes of a frame that are neither headers nor payload: the prelude and the message checksum.
  static final int OVERHEAD = LENGTH + Integer.BYTES;

  /// Where the headers length stands.
  static final int HEADERS_LENGTH_OFFSET = 4;

  /// Where the checksum stands, and how many bytes it covers.
  static final int CHECKSUM_OFFSET = 8;

  /// Reads the prelude that begins at `offset`, of which all bytes must be there.
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
