package io.github.kiro4j.server.admin.logs;

import ch.qos.logback.classic.Level;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.logs.LogLine;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.logging.RecentLog.Entry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which events of the log are shown, and what they look like.
///
/// @param least the least level
/// @param text a part of the message, the logger or the exception in lower case; empty for all
/// @param request the id of a request; null for all, and for the events of the gateway itself
record LogFilter(Level least, String text, @Nullable String request) {

  private static final String OWN = "io.github.kiro4j.server.";

  private static final List<Level> LEVELS =
      List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG);

  /// @throws AdminProblemException if there is no such level
  static LogFilter of(@Nullable String level, @Nullable String text, @Nullable String request) {
    return new LogFilter(
        level == null ? Level.DEBUG : level("level", level, AdminErrorCode.INVALID_PARAMETER),
        text == null ? "" : text.strip().toLowerCase(Locale.ROOT),
        request);
  }

  static Level level(String field, String name, AdminErrorCode code) {
    return LEVELS.stream()
        .filter(level -> level.levelStr.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            AdminProblemException.of(
                code,
                field,
                "must be one of "
                    + LEVELS.stream().map(Level::toString).collect(Collectors.joining(", "))));
  }

  boolean matches(Entry entry) {
    return entry.level().isGreaterOrEqual(least)
        && (request == null || request.equals(entry.request()))
        && (text.isEmpty()
            || Stream.of(entry.message(), entry.logger(), String.valueOf(entry.trace()))
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(text)));
  }

  static LogLine view(Entry entry) {
    return new LogLine(
        entry.id(),
        entry.time().toString(),
        entry.level().toString(),
        logger(entry),
        area(entry),
        entry.thread(),
        entry.message(),
        entry.request(),
        entry.trace());
  }

  private static String logger(Entry entry) {
    return entry.logger().startsWith(OWN) ? entry.logger().substring(OWN.length()) : entry.logger();
  }

  /// The last package.
  private static String area(Entry entry) {
    String[] parts = entry.logger().split("\\.", -1);
    return parts.length < 2 ? parts[0] : parts[parts.length - 2];
  }

  static String line(Entry entry) {
    String request = entry.request() == null ? "" : entry.request() + " ";
    String trace = entry.trace() == null ? "" : "\n" + entry.trace().stripTrailing();
    return "%s %-5s [%s] %s%s: %s%s\n"
        .formatted(
            entry.time(),
            entry.level(),
            entry.thread(),
            request,
            logger(entry),
            entry.message(),
            trace);
  }
}
