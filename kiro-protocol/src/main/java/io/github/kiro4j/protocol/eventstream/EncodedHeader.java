package io.github.kiro4j.protocol.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.UUID;

/// A header as encoded bytes, within the limits of the specification.
record EncodedHeader(ByteBuffer name, HeaderType type, ByteBuffer value) {

  private static final int MAX_NAME = 255;
  private static final int MAX_VALUE = 32_767;

  static EncodedHeader of(Header header) {
    ByteBuffer name = utf8(header.name(), header.name());
    checkLength(name.remaining(), 1, MAX_NAME, "name", header.name());
    ByteBuffer value = value(header);
    checkLength(value.remaining(), 0, MAX_VALUE, "value", header.name());
    return new EncodedHeader(name, type(header.value()), value);
  }

  int length() {
    int lengthBytes = type.isVariable() ? Short.BYTES : 0;
    return 1 + name.remaining() + 1 + lengthBytes + value.remaining();
  }

  void writeTo(ByteBuffer frame) {
    frame.put((byte) name.remaining()).put(name.duplicate()).put(type.code());
    if (type.isVariable()) {
      frame.putShort((short) value.remaining());
    }
    frame.put(value.duplicate());
  }

  private static HeaderType type(HeaderValue value) {
    return switch (value) {
      case HeaderValue.Bool(boolean on) -> on ? HeaderType.TRUE : HeaderType.FALSE;
      case HeaderValue.Int8 _ -> HeaderType.INT8;
      case HeaderValue.Int16 _ -> HeaderType.INT16;
      case HeaderValue.Int32 _ -> HeaderType.INT32;
      case HeaderValue.Int64 _ -> HeaderType.INT64;
      case HeaderValue.Bytes _ -> HeaderType.BYTES;
      case HeaderValue.Text _ -> HeaderType.TEXT;
      case HeaderValue.Timestamp _ -> HeaderType.TIMESTAMP;
      case HeaderValue.Uuid _ -> HeaderType.UUID;
    };
  }

  private static ByteBuffer value(Header header) {
    return switch (header.value()) {
      case HeaderValue.Bool _ -> ByteBuffer.allocate(0);
      case HeaderValue.Int8(byte number) -> ByteBuffer.allocate(1).put(number).flip();
      case HeaderValue.Int16(short number) -> ByteBuffer.allocate(2).putShort(number).flip();
      case HeaderValue.Int32(int number) -> ByteBuffer.allocate(4).putInt(number).flip();
      case HeaderValue.Int64(long number) -> ByteBuffer.allocate(8).putLong(number).flip();
      case HeaderValue.Bytes(ByteSlice bytes) ->
          ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length());
      case HeaderValue.Text(String text) -> utf8(text, header.name());
      case HeaderValue.Timestamp(Instant time) ->
          ByteBuffer.allocate(8).putLong(time.toEpochMilli()).flip();
      case HeaderValue.Uuid(UUID uuid) ->
          ByteBuffer.allocate(16)
              .putLong(uuid.getMostSignificantBits())
              .putLong(uuid.getLeastSignificantBits())
              .flip();
    };
  }

  /// Refuses half of a surrogate pair, for which [String#getBytes] would write a question mark.
  private static ByteBuffer utf8(String text, String header) {
    try {
      return UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "header '%s' holds half of a surrogate pair".formatted(header), e);
    }
  }

  private static void checkLength(int length, int min, int max, String part, String header) {
    if (length < min || length > max) {
      throw new IllegalArgumentException(
          "the %s of header '%s' has %d bytes, not %d to %d"
              .formatted(part, header, length, min, max));
    }
  }
}
