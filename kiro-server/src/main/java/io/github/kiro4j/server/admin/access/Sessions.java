package io.github.kiro4j.server.admin.access;

import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import io.github.kiro4j.server.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sessions of the admin pages. A session is a signed end time that the browser keeps: every
/// gateway with the same admin key accepts the session, before and after a restart, and a change of
/// the key ends all sessions. Sessions that operators end are stored until their end time.
public final class Sessions {

  static final Duration LIFETIME = Duration.ofHours(12);

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private static final String PURPOSE = "kiro4j admin session 1";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final Pattern TOKEN =
      Pattern.compile("(([0-9]{1,12})\\.([\\w-]{16}))\\.([\\w-]+)");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;
  private final RuntimeSettings settings;
  private final InstantSource clock;

  /// The sessions that ended here, also while they cannot be stored.
  private final Set<String> ended = ConcurrentHashMap.newKeySet();

  private final SecureRandom random = new SecureRandom();

  public Sessions(Secret adminKey, RuntimeSettings settings, InstantSource clock) {
    byte[] secret = adminKey.value().getBytes(StandardCharsets.UTF_8);
    this.key = new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM), PURPOSE), ALGORITHM);
    this.settings = settings;
    this.clock = clock;
  }

  private record Session(String id, Instant end) {}

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
    return signed(token)
        .filter(session -> session.end().isAfter(clock.instant()) && !hasEnded(session.id()))
        .map(Session::end);
  }

  /// Whether a caller who was admitted before would be admitted now.
  public boolean admits(AdminCaller caller) {
    return caller.session() == null || endOf(caller.session()).isPresent();
  }

  /// Ends a session, on every gateway that shares the settings.
  ///
  /// @throws IOException if only this gateway knows the end
  void end(String token) throws IOException {
    Optional<Session> session = signed(token);
    if (session.isPresent()) {
      ended.add(session.get().id());
      settings.endSession(session.get().id(), session.get().end(), clock.instant());
    }
  }

  /// Sessions are accepted while the settings cannot be read: the pages are needed most when
  /// something is down.
  private boolean hasEnded(String id) {
    try {
      return ended.contains(id) || settings.isSessionEnded(id);
    } catch (IOException e) {
      LOG.warn("whether a session of the admin pages has ended is unknown: {}", e.getMessage());
      return false;
    }
  }

  private Optional<Session> signed(String token) {
    Matcher parts = TOKEN.matcher(token);
    return parts.matches() && isSigned(parts.group(1), parts.group(4))
        ? Optional.of(
            new Session(parts.group(3), Instant.ofEpochSecond(Long.parseLong(parts.group(2)))))
        : Optional.empty();
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
