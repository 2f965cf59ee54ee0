package io.github.kiro4j.api.admin.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The response to `POST /session` and `GET /session`.
///
/// @param expiresAt end of the session; null for a caller that sends the key
public record Session(@JsonInclude @Nullable String expiresAt) {}
