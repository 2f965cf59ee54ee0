package io.github.kiro4j.server.credentials;

import io.github.kiro4j.server.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The tokens that a refresh brought.
///
/// @param refreshToken the next refresh token; null when the old one stays good
/// @param profileArn null when the auth service sent none
public record IssuedTokens(
    Secret accessToken,
    @Nullable Secret refreshToken,
    Instant expiresAt,
    @Nullable Secret profileArn) {}
