package io.github.kiro4j.api.admin;

/// The body of `POST /credentials/{id}/disabled`.
///
/// @param disabled whether the credential is disabled; false also ends every cool-down and clears
///   every failure
public record DisabledChange(boolean disabled) {}
