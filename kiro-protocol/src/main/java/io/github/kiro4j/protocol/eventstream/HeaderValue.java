package io.github.kiro4j.protocol.eventstream;

import java.time.Instant;
import java.util.UUID;

/// The value of a header. A value holds a copy of its bytes and stays valid after its frame.
///
/// Source: the ten value types of the event stream encoding, of which true and false form one type
/// here.
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

  /// Type 6: at most 65,535 bytes. Encoders may write at most 32,767.
  record Bytes(ByteSlice value) implements HeaderValue {}

  /// Type 7: a string of at most 65,535 bytes in UTF-8. Encoders may write at most 32,767.
  record Text(String value) implements HeaderValue {}

  /// Type 8: milliseconds since 1970 in 64 bits. Finer parts of the time are dropped.
  record Timestamp(Instant value) implements HeaderValue {

    /// @throws ArithmeticException if the milliseconds do not fit into 64 bits
    public Timestamp {
      value = Instant.ofEpochMilli(value.toEpochMilli());
    }
  }

  /// Type 9: the sixteen bytes of a UUID.
  record Uuid(UUID value) implements HeaderValue {}
}
