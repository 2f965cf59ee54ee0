package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.usage.UsageFilter;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The query parameters that select requests.
public final class UsageParameters {

  private static final Duration DEFAULT_RANGE = Duration.ofDays(30);

  @QueryParam("from")
  public @Nullable String from;

  @QueryParam("to")
  public @Nullable String to;

  @QueryParam("key")
  public @Nullable String key;

  @QueryParam("credential")
  public @Nullable String credential;

  @QueryParam("model")
  public @Nullable String model;

  @QueryParam("client")
  public @Nullable String client;

  @QueryParam("outcome")
  public @Nullable String outcome;

  /// A range of time; `to` is the first moment after it.
  record Span(Instant from, Instant to) {}

  /// The range of time, by default the 30 days before its end.
  Span span(Instant now) {
    Instant end = to == null ? now : time("to", to, 1);
    Instant begin =
        from == null
            ? end.minus(DEFAULT_RANGE).truncatedTo(ChronoUnit.HOURS)
            : time("from", from, 0);
    return new Span(begin, end);
  }

  UsageFilter filter() {
    Long id = credential == null ? null : Parameters.id(credential);
    return new UsageFilter(key, id, model, client, outcome);
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
          "has to be a date or a time in UTC such as 2026-04-24 or 2026-04-24T10:00:00Z");
    }
  }
}
