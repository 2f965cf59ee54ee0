package io.github.kiro4j.api.admin;

/// The body of `POST /credentials/{id}/disabled`.
///
/// @param disabled false also ends every cool-down and forgives every failure
public record DisabledChange(boolean disabled) {}
