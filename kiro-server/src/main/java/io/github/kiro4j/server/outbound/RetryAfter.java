package io.github.kiro4j.server.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/// Reads `Retry-After`, which comes as a number of seconds or as a time of day.
public final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  /// How long to wait; null if the answer does not say. A time of day counts from the answer's own
  /// `Date`, so that it does not matter whether the two clocks agree.
  public static @Nullable Duration of(ClassicHttpResponse response) {
    String value = header(response, "retry-after");
    if (value == null) {
      return null;
    }
    if (SECONDS.matcher(value).matches()) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    Instant until = time(value);
    Instant sent = time(header(response, "date"));
    return until == null || sent == null || until.isBefore(sent)
        ? null
        : Duration.between(sent, until);
  }

  private static @Nullable Instant time(@Nullable String value) {
    return value == null ? null : DateUtils.parseStandardDate(value);
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null || header.getValue() == null ? null : header.getValue().strip();
  }
}
