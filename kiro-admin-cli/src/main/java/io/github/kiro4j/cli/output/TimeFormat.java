package io.github.kiro4j.cli.output;

import io.github.kiro4j.cli.language.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Times for people.
///
/// @param clock the present, for relative times
/// @param zone the time zone; a supplier, because Java reads a file to find the zone
public record TimeFormat(InstantSource clock, Supplier<ZoneId> zone) {

  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /// Date and time of an RFC 3339 text; other texts are returned as they are.
  public @Nullable String absolute(@Nullable String time) {
    if (time == null) {
      return null;
    }
    try {
      return DATE_AND_TIME.format(OffsetDateTime.parse(time).atZoneSameInstant(zone.get()));
    } catch (DateTimeParseException _) {
      return time;
    }
  }

  /// Date and time of Unix seconds.
  public String absolute(double unixSeconds) {
    return DATE_AND_TIME.format(
        Instant.ofEpochMilli(Math.round(unixSeconds * 1000)).atZone(zone.get()));
  }

  /// A time as `2 h ago` or `in 2 h`; texts that are not RFC 3339 are returned as they are.
  public @Nullable String relative(@Nullable String time) {
    if (time == null) {
      return null;
    }
    try {
      Duration age = Duration.between(OffsetDateTime.parse(time).toInstant(), clock.instant());
      return age.isNegative()
          ? Messages.text("in {0}", rough(age.negated()))
          : Messages.text("{0} ago", rough(age));
    } catch (DateTimeParseException _) {
      return time;
    }
  }

  /// A time that is still to come, as `in 2 h`; null for one that is over. A gateway may be a
  /// moment late with what happens then.
  public @Nullable String toCome(@Nullable String time) {
    if (time == null || isOver(time)) {
      return null;
    }
    return relative(time);
  }

  private boolean isOver(String time) {
    try {
      return !OffsetDateTime.parse(time).toInstant().isAfter(clock.instant());
    } catch (DateTimeParseException _) {
      return false;
    }
  }

  /// A duration in its largest unit, rounded down.
  public static String rough(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return Messages.text("{0} s", seconds);
    }
    if (seconds < 3600) {
      return Messages.text("{0} min", seconds / 60);
    }
    return seconds < 48 * 3600
        ? Messages.text("{0} h", seconds / 3600)
        : Messages.text("{0} d", seconds / 86400);
  }

  /// Milliseconds as seconds with one decimal.
  public static String seconds(@Nullable Number milliseconds) {
    return milliseconds == null
        ? "-"
        : Messages.text(
            "{0} s", String.format(Locale.ROOT, "%.1f", milliseconds.doubleValue() / 1000));
  }
}
