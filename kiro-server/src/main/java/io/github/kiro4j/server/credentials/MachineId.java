package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The 64 hex digits by which an installation identifies itself to the upstream: the credential's
/// own machine id, else the configured one, else one derived from the credential's secret as
/// kiro-rs derives it.
///
/// @param configured for every credential without a machine id of its own
public record MachineId(@Nullable String configured) {

  private static final Pattern WHOLE = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{32}");

  /// The machine id that requests with the credential send.
  public String of(Credential credential) {
    return normalised(credential.settings().client().machineId())
        .or(() -> normalised(configured))
        .orElseGet(() -> derived(credential));
  }

  /// The machine id that must be stored with the credential to stay the same: one that is derived
  /// from a refresh token would change with every refresh. Empty where none must be stored.
  public Optional<String> toStore(Credential credential) {
    boolean stable =
        credential.refreshToken().isEmpty()
            || normalised(credential.settings().client().machineId()).isPresent()
            || normalised(configured).isPresent();
    return stable ? Optional.empty() : Optional.of(derived(credential));
  }

  /// A UUID counts twice in a row; any other text that is not 64 hex digits is not a machine id.
  private static Optional<String> normalised(@Nullable String id) {
    return Optional.ofNullable(id).map(String::strip).flatMap(MachineId::wholeOrDoubled);
  }

  private static Optional<String> wholeOrDoubled(String trimmed) {
    if (WHOLE.matcher(trimmed).matches()) {
      return Optional.of(trimmed);
    }
    String bare = trimmed.replace("-", "");
    return UUID.matcher(bare).matches() ? Optional.of(bare + bare) : Optional.empty();
  }

  private static String derived(Credential credential) {
    String prefix = credential.isApiKey() ? "KiroAPIKey/" : "KotlinNativeAPI/";
    return Fingerprint.sha256(prefix + credential.identity().map(Secret::value).orElse(""));
  }
}
