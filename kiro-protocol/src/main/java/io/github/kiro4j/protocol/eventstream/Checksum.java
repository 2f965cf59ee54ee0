package io.github.kiro4j.protocol.eventstream;

import java.util.zip.CRC32;

/// CRC-32 with the polynomial of IEEE 802.3 and gzip, as both checksums of a frame use it.
final class Checksum {

  private Checksum() {}

  static int of(byte[] bytes, int offset, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
