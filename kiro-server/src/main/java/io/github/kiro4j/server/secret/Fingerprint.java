package io.github.kiro4j.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Hashes that stand for a secret or a large text: the one home of SHA-256 in this module.
public final class Fingerprint {

  private static final int CHARACTERS = 16;

  private Fingerprint() {}

  /// The first 64 bits of the secret's SHA-256, in hex: enough to distinguish the tokens of one
  /// gateway, too few to be mistaken for one of kiro-rs's full hashes.
  public static String of(Secret secret) {
    return sha256(secret.value()).substring(0, CHARACTERS);
  }

  /// The whole SHA-256 in hex.
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The whole SHA-256 in hex.
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
