package io.github.kiro4j.server.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The 64 hex digits by which an installation names itself to the upstream.
final class MachineId {

  private MachineId() {}

  /// The configured id, the credential's before the gateway's, else one derived from the credential's
  /// own secret, as kiro-rs derives it.
  static String of(Credential credential, @Nullable String configured) {
    return normalise(credential.machineId())
        .or(() -> normalise(configured))
        .orElseGet(() -> derived(credential));
  }

  private static Optional<String> normalise(@Nullable String id) {
    if (id == null) {
      return Optional.empty();
    }
    String trimmed = id.trim();
    if (trimmed.matches("[0-9a-fA-F]{64}")) {
      return Optional.of(trimmed);
    }
    String bare = trimmed.replace("-", "");
    return bare.matches("[0-9a-fA-F]{32}") ? Optional.of(bare + bare) : Optional.empty();
  }

  private static String derived(Credential credential) {
    if (credential.apiKey() != null) {
      return sha256("KiroAPIKey/" + credential.apiKey().value());
    }
    return sha256(
        "KotlinNativeAPI/"
            + (credential.refreshToken() == null ? "" : credential.refreshToken().value()));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
