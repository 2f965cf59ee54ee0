package io.github.kiro4j.server.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/// Reads times that services, files and other programs write: seconds, milliseconds or microseconds
/// since 1970, whole or with a fraction, as a number or a text; RFC 3339; and the same without an
/// offset, which means UTC. What is out of bounds is no time.
public final class ReceivedTime {

  /// Numbers up to here are seconds (until the year 2286) or milliseconds; the same number in the
  /// next smaller unit would be in the first months of 1970.
  private static final double MOST_SECONDS = 1e10;

  private static final double MOST_MILLIS = 1e13;

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private ReceivedTime() {}

  /// The time that a member of a JSON object has; empty if it has none.
  public static Optional<Instant> of(JsonNode value) {
    return value.isNumber()
        ? of(value.doubleValue())
        : Optional.ofNullable(value.textValue()).flatMap(ReceivedTime::of);
  }

  /// The time in a text; empty if the text is something else.
  public static Optional<Instant> of(String text) {
    String written = text.strip().replaceFirst("(?<=\\d) +(?=\\d)", "T");
    return number(written)
        .or(() -> parsed(written, each -> OffsetDateTime.parse(each).toInstant()))
        .or(() -> parsed(written, each -> LocalDateTime.parse(each).toInstant(ZoneOffset.UTC)))
        .or(() ->
            parsed(
                written, each -> LocalDate.parse(each).atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  private static Optional<Instant> number(String text) {
    try {
      return of(new BigDecimal(text).doubleValue());
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> of(double number) {
    double millis =
        number <= MOST_SECONDS ? number * 1000 : number <= MOST_MILLIS ? number : number / 1000;
    return bounded(Instant.ofEpochMilli((long) millis));
  }

  private static Optional<Instant> parsed(String text, Function<String, Instant> form) {
    try {
      return bounded(form.apply(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> bounded(Instant time) {
    return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? Optional.empty() : Optional.of(time);
  }
}
