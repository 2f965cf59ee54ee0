package io.github.kiro4j.api.admin.credentials;

/// The response to `GET /credentials/{id}` and `PATCH /credentials/{id}`.
///
/// @param status the status, as in the list of credentials
/// @param settings the members that can be edited, with masked secrets
public record CredentialDetail(CredentialStatus status, MaskedEntry settings) {}
