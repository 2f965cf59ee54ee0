package io.github.kiro4j.api.admin.logs;

import org.jspecify.annotations.Nullable;

/// The body of `PUT /logs/level`.
///
/// @param level `ERROR`, `WARN`, `INFO` or `DEBUG`; null for the configured level
/// @param minutes how long the level is in effect, from 1 to 60; null for 15
public record LogLevelChange(@Nullable String level, @Nullable Integer minutes) {}
