package io.github.kiro4j.api.admin.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The answer of `POST /session` and of `GET /session`.
///
/// @param expiresAt when one has to sign in anew; null for a caller who sent the key
public record Session(@JsonInclude @Nullable String expiresAt) {}
