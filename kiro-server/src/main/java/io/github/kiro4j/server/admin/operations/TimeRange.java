package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.server.admin.AdminProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The range of time that the parameters `from` and `to` select: without them the last 30 days.
record TimeRange(Instant from, Instant to) {

  private static final Duration DEFAULT = Duration.ofDays(30);

  /// @throws AdminProblemException if a parameter is neither a date nor a time
  static TimeRange of(@Nullable String from, @Nullable String to, InstantSource clock) {
    Instant end = to == null ? clock.instant() : time("to", to, 1);
    Instant begin =
        from == null ? end.minus(DEFAULT).truncatedTo(ChronoUnit.HOURS) : time("from", from, 0);
    return new TimeRange(begin, end);
  }

  /// @param days to add to a date, so that the last date of a range is included
  private static Instant time(String name, String text, int days) {
    try {
      Instant time =
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Instant.ofEpochMilli(time.toEpochMilli());
    } catch (DateTimeException | ArithmeticException _) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_PARAMETER,
          name,
          "must be a date or a time in UTC such as 2026-04-24 or 2026-04-24T10:00:00Z");
    }
  }
}
