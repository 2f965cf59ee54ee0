package io.github.kiro4j.server.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/// Reads `Retry-After`, which comes as a number of seconds or as a time of day.
public final class RetryAfter {

  /// A wait is never longer, whatever the answer asks for.
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  /// How long to wait; null if the answer does not say. A time of day counts from the answer's own
  /// `Date`, so that it does not matter whether the two clocks agree.
  ///
  /// @param retryAfter the header of this name
  /// @param date the header of this name
  public static @Nullable Duration of(@Nullable String retryAfter, @Nullable String date) {
    return seconds(retryAfter)
        .or(() ->
            time(date)
                .flatMap(sent -> time(retryAfter).map(until -> Duration.between(sent, until))))
        .filter(wait -> !wait.isNegative())
        .map(RetryAfter::bounded)
        .orElse(null);
  }

  private static Optional<Duration> seconds(@Nullable String retryAfter) {
    return Optional.ofNullable(retryAfter)
        .map(String::strip)
        .filter(value -> SECONDS.matcher(value).matches())
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  private static Optional<Instant> time(@Nullable String header) {
    return Optional.ofNullable(header).map(String::strip).map(DateUtils::parseStandardDate);
  }

  private static Duration bounded(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
