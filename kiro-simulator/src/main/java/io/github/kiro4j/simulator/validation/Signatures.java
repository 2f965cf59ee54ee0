package io.github.kiro4j.simulator.validation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The signatures that the simulated models give their reasoning: a function of the text, so that
/// the judge knows a forged one without a memory.
public final class Signatures {

  private Signatures() {}

  public static String of(String text) {
    return Base64.getEncoder().encodeToString(sha256("simulated reasoning: " + text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
