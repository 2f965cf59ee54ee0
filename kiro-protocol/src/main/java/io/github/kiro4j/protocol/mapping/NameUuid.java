package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/// UUIDs that are hashes of texts: equal texts give equal UUIDs (RFC 9562, version 8).
final class NameUuid {

  private static final long VERSION_MASK = 0xF000L;
  private static final long VERSION_8 = 0x8000L;
  private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
  private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

  private NameUuid() {}

  static String of(String... texts) {
    MessageDigest digest = Sha256.digest();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    long high = (hash.getLong() & ~VERSION_MASK) | VERSION_8;
    long low = (hash.getLong() & ~VARIANT_MASK) | VARIANT_RFC;
    return new UUID(high, low).toString();
  }
}
