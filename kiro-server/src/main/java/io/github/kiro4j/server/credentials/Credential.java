package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.config.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One upstream account or key, as it stands in the store. What changes while the gateway runs
/// lives beside it.
///
/// @param id unique in the store; absent in a file that never had ids
/// @param expiresAt when the access token ends; absent counts as already ended
/// @param priority the lowest number is used first
public record Credential(
    @Nullable Long id,
    Kind kind,
    int priority,
    boolean disabled,
    @Nullable Secret accessToken,
    @Nullable Secret refreshToken,
    @Nullable Instant expiresAt,
    @Nullable String clientId,
    @Nullable Secret clientSecret,
    @Nullable Secret apiKey,
    @Nullable Secret profileArn,
    @Nullable String authRegion,
    @Nullable String apiRegion,
    @Nullable String machineId) {

  /// How the credential proves who it is.
  public enum Kind {
    /// Google or GitHub through Kiro's own login.
    SOCIAL,
    /// AWS Builder ID or IAM Identity Center.
    IDC,
    /// A key of the form `ksk_…`, never refreshed.
    API_KEY
  }

  /// How log lines name it.
  public String label() {
    return id == null ? "credential" : "credential #" + id;
  }

  /// Whether the access token still works at that time.
  public boolean worksUntil(Instant time) {
    return kind == Kind.API_KEY
        || (accessToken != null && expiresAt != null && expiresAt.isAfter(time));
  }

  /// The same credential with new tokens; what the answer left out stays.
  public Credential with(IssuedTokens tokens) {
    return new Credential(
        id,
        kind,
        priority,
        disabled,
        tokens.accessToken(),
        tokens.refreshToken() == null ? refreshToken : tokens.refreshToken(),
        tokens.expiresAt(),
        clientId,
        clientSecret,
        apiKey,
        tokens.profileArn() == null ? profileArn : tokens.profileArn(),
        authRegion,
        apiRegion,
        machineId);
  }
}
