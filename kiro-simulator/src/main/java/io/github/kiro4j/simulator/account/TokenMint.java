package io.github.kiro4j.simulator.account;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Generates tokens that have the form of real tokens and are visibly simulated.
final class TokenMint {

  /// Shortest refresh token that clients accept as complete.
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
