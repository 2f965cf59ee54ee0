package io.github.kiro4j.protocol.eventstream;

/// The ten types of header values, in the order of their codes.
enum HeaderType {
  TRUE(0, 0),
  FALSE(1, 0),
  INT8(2, Byte.BYTES),
  INT16(3, Short.BYTES),
  INT32(4, Integer.BYTES),
  INT64(5, Long.BYTES),
  BYTES(6, -1),
  TEXT(7, -1),
  TIMESTAMP(8, Long.BYTES),
  UUID(9, 2 * Long.BYTES);

  private static final HeaderType[] BY_CODE = values();

  private final byte code;
  private final int fixedLength;

  HeaderType(int code, int fixedLength) {
    this.code = (byte) code;
    this.fixedLength = fixedLength;
  }

  static boolean isCode(byte code) {
    return code >= 0 && code < BY_CODE.length;
  }

  static HeaderType ofCode(byte code) {
    return BY_CODE[code];
  }

  byte code() {
    return code;
  }

  /// Whether the value is preceded by two bytes with its length.
  boolean isVariable() {
    return fixedLength < 0;
  }

  /// Number of bytes of a value whose type is not variable.
  int fixedLength() {
    return fixedLength;
  }
}
