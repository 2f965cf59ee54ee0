package io.github.kiro4j.api.admin.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /logs`.
///
/// @param lines the events, the newest last
/// @param level the least level that the gateway logs now
/// @param levelUntil when the configured level returns; null if it is in effect
/// @param kept the most events that the gateway keeps
public record LogPage(List<LogLine> lines, String level, @Nullable String levelUntil, int kept) {}
