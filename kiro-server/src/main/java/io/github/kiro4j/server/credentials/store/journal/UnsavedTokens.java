package io.github.kiro4j.server.credentials.store.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.secret.Fingerprint;
import java.time.Instant;

/// New tokens that are not in the store.
///
/// @param replaced the fingerprint of the refresh token that the store has in their place
record UnsavedTokens(String replaced, IssuedTokens tokens) {

  private static final String REPLACED = "replaced";

  /// Whether the tokens are newer than what stands in the store and belong to the same login. Where
  /// the auth service does not replace refresh tokens, the access token that expires later is
  /// newer.
  boolean isNewerThan(Credential stored) {
    AccessToken access = stored.access();
    boolean older =
        access != null
            && access.expiresAt() != null
            && access.expiresAt().isAfter(tokens.expiresAt());
    return !older
        && stored.refreshToken().map(Fingerprint::of).filter(replaced::equals).isPresent();
  }

  ObjectNode toJson() {
    return StoredEntry.EMPTY.with(tokens).toJson().put(REPLACED, replaced);
  }

  /// Reads what [#toJson] wrote.
  ///
  /// @throws IllegalArgumentException, [java.time.DateTimeException] or
  ///   [io.github.kiro4j.server.credentials.store.InvalidEntryFieldException] if it is something
  ///   else
  static UnsavedTokens read(ObjectNode json) {
    StoredEntry entry = StoredEntry.of(json);
    String replaced = json.path(REPLACED).textValue();
    if (replaced == null) {
      throw new IllegalArgumentException(REPLACED + " is missing");
    }
    return new UnsavedTokens(
        replaced,
        new IssuedTokens(
            entry.secret(CredentialField.ACCESS_TOKEN).orElseThrow(UnsavedTokens::incomplete),
            entry.secret(CredentialField.REFRESH_TOKEN).orElse(null),
            Instant.parse(
                entry.text(CredentialField.EXPIRES_AT).orElseThrow(UnsavedTokens::incomplete)),
            entry.secret(CredentialField.PROFILE_ARN).orElse(null)));
  }

  private static IllegalArgumentException incomplete() {
    return new IllegalArgumentException("a token or its end is missing");
  }
}
