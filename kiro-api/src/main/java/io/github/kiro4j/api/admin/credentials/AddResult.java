package io.github.kiro4j.api.admin.credentials;

import org.jspecify.annotations.Nullable;

/// The response to `POST /credentials`.
///
/// @param success always true; a failure is an error body
/// @param message a sentence that states the change
/// @param credentialId id of the new credential
/// @param email the account's email address; null if it is not known
public record AddResult(
    boolean success, String message, long credentialId, @Nullable String email) {}
