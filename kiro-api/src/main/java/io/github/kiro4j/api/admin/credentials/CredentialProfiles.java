package io.github.kiro4j.api.admin.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /credentials/{id}/profiles`.
///
/// @param id id of the credential
/// @param profiles the profiles of the organisation's account; empty for a credential whose kind
///   has no profiles of its own, such as a Builder ID or an API key
public record CredentialProfiles(long id, List<Profile> profiles) {

  /// A profile.
  ///
  /// @param id the first 16 hex digits of the ARN's SHA-256, which stand for the ARN
  /// @param name as the organisation named it; null if it has none
  /// @param region where the profile's requests go
  /// @param active whether the upstream says that the profile can be used
  /// @param current whether the credential uses the profile
  public record Profile(
      String id, @Nullable String name, String region, boolean active, boolean current) {}
}
