package io.github.kiro4j.api.admin.overview;

import org.jspecify.annotations.Nullable;

/// Something that will happen at a known time.
///
/// @param kind `cool_down_ends`, `credits_reset` for a credential whose quota is used up,
///   `token_expires` for a credential whose refresh fails, `sign_in_ends`, `credits_run_out`,
///   `quota_resets` or `client_key_expires`
/// @param at when
/// @param credentialId id of the credential; null if it is about none
/// @param keyId id of the client key; null if it is about none
/// @param name the account's email address or the name of the client key; null for neither
public record Upcoming(
    String kind,
    String at,
    @Nullable Long credentialId,
    @Nullable String keyId,
    @Nullable String name) {}
