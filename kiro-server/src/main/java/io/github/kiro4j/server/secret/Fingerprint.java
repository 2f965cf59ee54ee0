package io.github.kiro4j.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// By what a secret is recognised where the secret itself must not stand.
public final class Fingerprint {

  private static final int CHARACTERS = 16;

  private Fingerprint() {}

  /// The first 64 bits of the secret's SHA-256, in hex: enough to tell the tokens of one gateway
  /// apart, too few to be one of kiro-rs's full hashes.
  public static String of(Secret secret) {
    return sha256(secret.value()).substring(0, CHARACTERS);
  }

  /// The whole SHA-256 in hex.
  public static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
