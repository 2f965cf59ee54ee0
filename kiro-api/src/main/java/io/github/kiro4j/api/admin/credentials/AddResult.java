package io.github.kiro4j.api.admin.credentials;

import org.jspecify.annotations.Nullable;

/// The answer of `POST /credentials`.
///
/// @param success always true; failures are an [AdminError]
/// @param credentialId the new credential's
/// @param email where it is known
public record AddResult(
    boolean success, String message, long credentialId, @Nullable String email) {}
