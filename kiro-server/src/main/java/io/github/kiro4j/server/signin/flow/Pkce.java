package io.github.kiro4j.server.signin.flow;

import io.github.kiro4j.server.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The two random values of a browser's leg: the verifier of the code, and the state by which the
/// gateway recognises the browser that calls back.
///
/// @param verifier 32 random bytes in base64url, as the Kiro IDE has them
/// @param state a UUID, as the Kiro IDE has them
public record Pkce(Secret verifier, Secret state) {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  public static Pkce random(RandomGenerator random) {
    byte[] verifier = new byte[32];
    random.nextBytes(verifier);
    UUID state =
        new UUID(
            (random.nextLong() & ~0xF000L) | 0x4000L,
            (random.nextLong() & ~(3L << 62)) | (2L << 62));
    return new Pkce(new Secret(BASE64.encodeToString(verifier)), new Secret(state.toString()));
  }

  /// SHA-256 of the verifier in base64url.
  public String challenge() {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.value().getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
