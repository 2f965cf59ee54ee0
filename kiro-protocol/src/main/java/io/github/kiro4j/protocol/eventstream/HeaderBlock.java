package io.github.kiro4j.protocol.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kiro4j.protocol.eventstream.EventStreamException.MalformedHeader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The headers of one frame, read from the frame's own bytes.
///
/// A header consists of the length of its name (1 byte), its name, its type (1 byte) and its value,
/// which for [variable][HeaderType#isVariable] types begins with the value's length (2 bytes). The
/// position of a header is the index of its first byte.
final class HeaderBlock {

  static final int NOT_FOUND = -1;

  /// Most headers whose names are compared pair by pair, which allocates nothing. The time grows
  /// with the square of the number, so a hostile block of many headers must not be compared in this
  /// way.
  private static final int PAIRWISE_HEADERS = 32;

  private final byte[] bytes;
  private final int start;
  private final int end;

  private HeaderBlock(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /// Checks every header of the block, so that no other method can fail.
  ///
  /// @param frameOffset offset of the frame in the stream
  static HeaderBlock read(byte[] bytes, int start, int length, long frameOffset)
      throws MalformedHeader {
    HeaderBlock block = new HeaderBlock(bytes, start, start + length);
    block.check(frameOffset);
    return block;
  }

  /// The position of the header with this name, or [#NOT_FOUND].
  int find(String name) {
    for (int at = start; at < end; at = next(at)) {
      if (matches(at + 1, nameLength(at), name)) {
        return at;
      }
    }
    return NOT_FOUND;
  }

  boolean isText(int at) {
    return type(at) == HeaderType.TEXT;
  }

  boolean valueEquals(int at, String text) {
    return matches(valueAt(at), valueLength(at), text);
  }

  String text(int at) {
    return new String(bytes, valueAt(at), valueLength(at), UTF_8);
  }

  HeaderValue value(int at) {
    ByteBuffer value = ByteBuffer.wrap(bytes, valueAt(at), valueLength(at));
    return switch (type(at)) {
      case TRUE -> new HeaderValue.Bool(true);
      case FALSE -> new HeaderValue.Bool(false);
      case INT8 -> new HeaderValue.Int8(value.get());
      case INT16 -> new HeaderValue.Int16(value.getShort());
      case INT32 -> new HeaderValue.Int32(value.getInt());
      case INT64 -> new HeaderValue.Int64(value.getLong());
      case BYTES -> new HeaderValue.Bytes(ByteSlice.of(copyOfValue(at)));
      case TEXT -> new HeaderValue.Text(text(at));
      case TIMESTAMP -> new HeaderValue.Timestamp(Instant.ofEpochMilli(value.getLong()));
      case UUID -> new HeaderValue.Uuid(new UUID(value.getLong(), value.getLong()));
    };
  }

  List<Header> toList() {
    List<Header> headers = new ArrayList<>();
    for (int at = start; at < end; at = next(at)) {
      headers.add(new Header(name(at), value(at)));
    }
    return List.copyOf(headers);
  }

  private void check(long frameOffset) throws MalformedHeader {
    int count = 0;
    for (int at = start; at < end; at = next(at)) {
      checkName(at, frameOffset);
      checkValue(at, frameOffset);
      count++;
    }
    if (count <= PAIRWISE_HEADERS) {
      checkNamesDifferPairwise(frameOffset);
    } else {
      checkNamesDiffer(frameOffset);
    }
  }

  private void checkName(int at, long frameOffset) throws MalformedHeader {
    if (nameLength(at) == 0) {
      throw malformed("a header without a name", at, frameOffset);
    }
    if (typeAt(at) >= end) {
      throw malformed("a header's name runs past the headers", at, frameOffset);
    }
    if (!isUtf8(at + 1, nameLength(at))) {
      throw malformed("a header's name is not UTF-8", at + 1, frameOffset);
    }
  }

  private void checkValue(int at, long frameOffset) throws MalformedHeader {
    byte code = bytes[typeAt(at)];
    if (!HeaderType.isCode(code)) {
      throw malformed(
          "unknown header type %d".formatted(Byte.toUnsignedInt(code)), typeAt(at), frameOffset);
    }
    if (valueAt(at) > end || next(at) > end) {
      throw malformed("a header's value runs past the headers", typeAt(at) + 1, frameOffset);
    }
    if (isText(at) && !isUtf8(valueAt(at), valueLength(at))) {
      throw malformed("a header's string is not UTF-8", valueAt(at), frameOffset);
    }
  }

  private void checkNamesDifferPairwise(long frameOffset) throws MalformedHeader {
    for (int at = start; at < end; at = next(at)) {
      for (int earlier = start; earlier < at; earlier = next(earlier)) {
        if (sameName(earlier, at)) {
          throw duplicate(at, frameOffset);
        }
      }
    }
  }

  private void checkNamesDiffer(long frameOffset) throws MalformedHeader {
    Set<String> names = new HashSet<>();
    for (int at = start; at < end; at = next(at)) {
      if (!names.add(name(at))) {
        throw duplicate(at, frameOffset);
      }
    }
  }

  private MalformedHeader duplicate(int at, long frameOffset) {
    return malformed("a header's name occurs twice", at, frameOffset);
  }

  private MalformedHeader malformed(String problem, int at, long frameOffset) {
    return new MalformedHeader(problem, frameOffset, frameOffset + Prelude.LENGTH + (at - start));
  }

  private boolean sameName(int one, int other) {
    return Arrays.equals(bytes, one + 1, typeAt(one), bytes, other + 1, typeAt(other));
  }

  private String name(int at) {
    return new String(bytes, at + 1, nameLength(at), UTF_8);
  }

  private byte[] copyOfValue(int at) {
    return Arrays.copyOfRange(bytes, valueAt(at), next(at));
  }

  private int nameLength(int at) {
    return Byte.toUnsignedInt(bytes[at]);
  }

  private int typeAt(int at) {
    return at + 1 + nameLength(at);
  }

  private HeaderType type(int at) {
    return HeaderType.ofCode(bytes[typeAt(at)]);
  }

  private int valueAt(int at) {
    return typeAt(at) + 1 + (type(at).isVariable() ? Short.BYTES : 0);
  }

  private int valueLength(int at) {
    HeaderType type = type(at);
    return type.isVariable() ? unsignedShort(typeAt(at) + 1) : type.fixedLength();
  }

  private int next(int at) {
    return valueAt(at) + valueLength(at);
  }

  private int unsignedShort(int at) {
    return Byte.toUnsignedInt(bytes[at]) << Byte.SIZE | Byte.toUnsignedInt(bytes[at + 1]);
  }

  private boolean isUtf8(int at, int length) {
    return isAscii(at, length) || isDecodable(at, length);
  }

  private boolean isAscii(int at, int length) {
    for (int i = at; i < at + length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isDecodable(int at, int length) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /// Whether these bytes are the UTF-8 form of a text. Only a text with characters outside ASCII
  /// has more bytes than chars, and only then a string is created for the comparison.
  private boolean matches(int at, int length, String text) {
    if (length > text.length()) {
      return !isAscii(at, length) && new String(bytes, at, length, UTF_8).equals(text);
    }
    if (length < text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
