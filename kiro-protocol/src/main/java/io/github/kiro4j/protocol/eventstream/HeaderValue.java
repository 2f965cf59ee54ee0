package io.github.kiro4j.protocol.eventstream;

import java.time.Instant;
import java.util.UUID;

/// The value of a header. A value owns its content: it stays what it is when the frame is gone.
///
/// Source: the ten value types of the event stream encoding, of which true and false are one here.
public sealed interface HeaderValue {

  /// Types 0 (true) and 1 (false).
  record Bool(boolean value) implements HeaderValue {}

  /// Type 2.
  record Int8(byte value) implements HeaderValue {}

  /// Type 3.
  record Int16(short value) implements HeaderValue {}

  /// Type 4.
  record Int32(int value) implements HeaderValue {}

  /// Type 5.
  record Int64(long value) implements HeaderValue {}

  /// Type 6: up to 65,535 bytes, of which an encoder may write 32,767.
  record Bytes(ByteSlice value) implements HeaderValue {}

  /// Type 7: a string of up to 65,535 bytes of UTF-8, of which an encoder may write 32,767.
  record Text(String value) implements HeaderValue {}

  /// Type 8: milliseconds since 1970 in 64 bits. What is finer than a millisecond is cut off.
  record Timestamp(Instant value) implements HeaderValue {

    /// @throws ArithmeticException when the milliseconds do not fit into 64 bits
    public Timestamp {
      value = Instant.ofEpochMilli(value.toEpochMilli());
    }
  }

  /// Type 9: the sixteen bytes of a UUID.
  record Uuid(UUID value) implements HeaderValue {}
}
