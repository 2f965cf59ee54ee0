package io.github.kiro4j.api.admin;

/// The answer of `POST /session` and of `GET /session`.
///
/// @param expiresAt when one has to sign in anew
public record Session(String expiresAt) {}
