package io.github.kiro4j.api.admin.logs;

import org.jspecify.annotations.Nullable;

/// An event of the log, without secrets.
///
/// @param id number of the event, which grows
/// @param time time of the event, to the millisecond
/// @param level `ERROR`, `WARN`, `INFO` or `DEBUG`
/// @param logger name of the logger; for the gateway's own loggers without the common part
/// @param area the part of the gateway, for example `failover`
/// @param thread name of the thread
/// @param message the message
/// @param requestId the request that caused the event; null for an event of the gateway itself
/// @param trace the exception with its stack; null without one
public record LogLine(
    long id,
    String time,
    String level,
    String logger,
    String area,
    String thread,
    String message,
    @Nullable String requestId,
    @Nullable String trace) {}
