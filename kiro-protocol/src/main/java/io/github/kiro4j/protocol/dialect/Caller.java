package io.github.kiro4j.protocol.dialect;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// On whose behalf one request is sent.
///
/// @param bearer access token or API key
/// @param profileArn the profile that the request names; null to name none
public record Caller(
    CredentialKind kind, String bearer, @Nullable String profileArn, ClientIdentity client) {

  /// White space around the secrets, as copying them leaves it, is dropped.
  ///
  /// @throws IllegalArgumentException if a secret cannot be the value of an HTTP header
  public Caller {
    bearer = HeaderText.require("The access token", bearer);
    profileArn = profileArn == null ? null : HeaderText.require("The profile ARN", profileArn);
  }

  /// The profile that the request names; empty to name none.
  public Optional<String> profile() {
    return Optional.ofNullable(profileArn);
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return "Caller[kind=" + kind + "]";
  }
}
