package io.github.kiro4j.api.admin.logs;

import org.jspecify.annotations.Nullable;

/// The response to `PUT /logs/level`.
///
/// @param level the least level that the gateway logs now
/// @param until when the configured level returns; null if it is in effect
public record LogLevelState(String level, @Nullable String until) {}
