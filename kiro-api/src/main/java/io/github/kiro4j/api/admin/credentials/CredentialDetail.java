package io.github.kiro4j.api.admin.credentials;

/// The answer of `GET /credentials/{id}` and of `PATCH /credentials/{id}`.
///
/// @param status as in the list
/// @param settings what can be edited, secrets masked
public record CredentialDetail(CredentialStatus status, MaskedEntry settings) {}
