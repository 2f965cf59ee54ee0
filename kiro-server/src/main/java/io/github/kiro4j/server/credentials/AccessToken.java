package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an auth service issued for a while.
///
/// @param expiresAt when it ends; absent counts as already ended
public record AccessToken(Secret value, @Nullable Instant expiresAt) {

  boolean worksAt(Instant time) {
    return expiresAt != null && expiresAt.isAfter(time);
  }
}
