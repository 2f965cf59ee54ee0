package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a refresh brought.
///
/// @param refreshToken the next refresh token; absent when the old one stays good
/// @param profileArn absent when the service did not tell one
public record IssuedTokens(
    Secret accessToken,
    @Nullable Secret refreshToken,
    Instant expiresAt,
    @Nullable Secret profileArn) {}
