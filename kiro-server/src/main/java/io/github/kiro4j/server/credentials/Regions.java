package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.secret.Secret;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The region that calls with a credential go to.
///
/// @param region the configured region where nothing else names one
/// @param authRegion configured for token refreshes
/// @param apiRegion configured for all other calls
public record Regions(String region, @Nullable String authRegion, @Nullable String apiRegion) {

  /// The region of token refreshes.
  public String ofAuth(Credential credential) {
    String own = credential.settings().authRegion();
    return own != null ? own : Objects.requireNonNullElse(authRegion, region);
  }

  /// The region of all other calls: the first of the credential's own, the configured one, the one
  /// in the profile ARN, and the general one.
  public String ofApi(Credential credential) {
    return fixedApi(credential)
        .or(() -> Optional.ofNullable(credential.profileArn()).flatMap(Regions::inArn))
        .orElse(region);
  }

  /// The region that the operator chose for all other calls; empty where an ARN decides.
  public Optional<String> fixedApi(Credential credential) {
    return Optional.ofNullable(credential.settings().apiRegion())
        .or(() -> Optional.ofNullable(apiRegion));
  }

  /// `arn:aws:codewhisperer:{region}:{account}:profile/{id}`.
  static Optional<String> inArn(Secret arn) {
    String[] parts = arn.value().split(":", 5);
    return parts.length == 5 ? Optional.of(parts[3]).filter(Region::isValid) : Optional.empty();
  }
}
