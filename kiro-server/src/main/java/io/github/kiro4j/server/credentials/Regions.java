package io.github.kiro4j.server.credentials;

import io.github.kiro4j.protocol.dialect.route.ProfileArns;
import io.github.kiro4j.protocol.dialect.route.RoutePlan;
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
    return Objects.requireNonNullElse(
        credential.settings().authRegion(), Objects.requireNonNullElse(authRegion, region));
  }

  /// The plan of a credential's calls: which routes it may take and which regions it asks.
  public RoutePlan plan(Credential credential, ProfileArns arns) {
    return new RoutePlan(
        credential.login().kind(), arns, fixedApi(credential).orElse(null), region);
  }

  /// The region that the operator chose for all other calls; empty where an ARN decides.
  private Optional<String> fixedApi(Credential credential) {
    return Optional.ofNullable(credential.settings().apiRegion())
        .or(() -> Optional.ofNullable(apiRegion));
  }
}
