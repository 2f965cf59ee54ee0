package io.github.kiro4j.api.admin.credentials;

/// The answer of `POST /credentials/{id}/test`: the upstream answered a tiny request. If it does
/// not, the answer is an [AdminError] whose code tells at what it failed.
///
/// @param success always true
/// @param model the model that was asked, by its id upstream
/// @param durationMs until the answer had begun, refreshing a token included
public record CredentialTest(boolean success, String message, String model, long durationMs) {}
