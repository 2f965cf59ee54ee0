package io.github.kiro4j.protocol.dialect.route;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `arn:aws:codewhisperer:{region}:{account}:profile/{id}` as text.
final class Arns {

  private static final int REGION = 3;

  private Arns() {}

  /// The ARN without white space around it; null for a blank one.
  static @Nullable String orNull(@Nullable String arn) {
    return arn == null || arn.isBlank() ? null : arn.strip();
  }

  /// The region that the ARN names.
  static Optional<String> region(@Nullable String arn) {
    String[] parts = arn == null ? new String[0] : arn.split(":", -1);
    return parts.length <= REGION
        ? Optional.empty()
        : Optional.of(parts[REGION]).filter(region -> !region.isBlank());
  }

  /// What `toString` may tell of an ARN.
  static String shown(@Nullable String arn) {
    return arn == null ? "none" : "redacted";
  }
}
