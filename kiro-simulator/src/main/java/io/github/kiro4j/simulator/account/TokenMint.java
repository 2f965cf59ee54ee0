package io.github.kiro4j.simulator.account;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes tokens that look their part and are clearly not real.
final class TokenMint {

  /// Clients take a shorter refresh token for a truncated one.
  static final int MIN_REFRESH_TOKEN = 100;

  private final RandomGenerator random;

  TokenMint(RandomGenerator random) {
    this.random = random;
  }

  String accessToken() {
    return "aoaSimulated-" + hex(32);
  }

  String refreshToken() {
    return "aorSimulated-" + hex(64);
  }

  private String hex(int bytes) {
    byte[] raw = new byte[bytes];
    random.nextBytes(raw);
    return HexFormat.of().formatHex(raw);
  }
}
