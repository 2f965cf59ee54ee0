package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A bearer token that an auth service issued for some time.
///
/// @param expiresAt when the token ends; a token without an end counts as expired
public record AccessToken(Secret value, @Nullable Instant expiresAt) {

  boolean worksAt(Instant time) {
    return expiresAt != null && expiresAt.isAfter(time);
  }
}
