package io.github.kiro4j.protocol.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The signature that the gateway itself gives to reasoning that it cut out of `<thinking>` tags.
///
/// Clients expect a signature on every thinking block and return it verbatim. The marker at its
/// start tells, when the block comes back, that the upstream never signed it and must see the
/// reasoning as tagged text again.
public final class GatewaySignature {

  private static final String MARKER = "kiro4j-tags:";

  private GatewaySignature() {}

  /// The signature of this reasoning text: the same text always gets the same signature.
  public static String of(String thinking) {
    byte[] digest = sha256().digest(thinking.getBytes(StandardCharsets.UTF_8));
    return MARKER + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  /// Whether the signature came from [#of] rather than from the upstream; false for none at all.
  public static boolean isGatewayIssued(@Nullable String signature) {
    return signature != null && signature.startsWith(MARKER);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
