package io.github.kiro4j.server.admin.access;

import io.github.kiro4j.server.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Sessions of the admin pages. A session is a signed end time that the browser keeps: every
/// gateway with the same admin key accepts the session, before and after a restart, and a change of
/// the key ends all sessions.
public final class Sessions {

  static final Duration LIFETIME = Duration.ofHours(12);

  private static final String PURPOSE = "kiro4j admin session 1";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final Pattern TOKEN = Pattern.compile("(([0-9]{1,12})\\.[\\w-]{16})\\.([\\w-]+)");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Sessions(Secret adminKey, InstantSource clock) {
    byte[] secret = adminKey.value().getBytes(StandardCharsets.UTF_8);
    this.key = new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), PURPOSE), ALGORITHM);
    this.clock = clock;
  }

  /// A new session.
  record Opened(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Opened[until " + expiresAt + "]";
    }
  }

  Opened open() {
    Instant end = Instant.ofEpochSecond(clock.instant().plus(LIFETIME).getEpochSecond());
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String content = end.getEpochSecond() + "." + BASE64.encodeToString(nonce);
    return new Opened(content + "." + signature(content), end);
  }

  /// When the session ends; empty for a session that has ended or was never opened.
  Optional<Instant> endOf(String token) {
    Matcher parts = TOKEN.matcher(token);
    if (!parts.matches() || !isSigned(parts.group(1), parts.group(3))) {
      return Optional.empty();
    }
    return Optional.of(Instant.ofEpochSecond(Long.parseLong(parts.group(2))))
        .filter(end -> end.isAfter(clock.instant()));
  }

  private boolean isSigned(String content, String signature) {
    return MessageDigest.isEqual(
        signature(content).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.US_ASCII));
  }

  private String signature(String content) {
    return BASE64.encodeToString(mac(key, content));
  }

  private static byte[] mac(SecretKeySpec key, String content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
