package io.github.kiro4j.api.admin.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The response to `GET /stats`.
///
/// @param by the grouping of the rows
/// @param since the first day that is counted, in UTC
/// @param total the sum of all rows
/// @param rows models and credentials by falling number of requests; days newest first
public record Statistics(By by, String since, Row total, List<Row> rows) {

  /// The grouping of requests.
  public enum By {
    /// By the model's id upstream.
    @JsonProperty("model")
    MODEL,
    /// By the credential's id.
    @JsonProperty("credential")
    CREDENTIAL,
    /// By day in UTC.
    @JsonProperty("day")
    DAY;

    /// The value of the query parameter `by`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The sums of one group.
  ///
  /// @param key the model's id upstream, the credential's id, or the day in the form `2026-04-24`;
  ///   null for the total
  /// @param requests number of requests that ended
  /// @param succeeded number of requests with a complete answer
  /// @param failed number of requests that failed
  /// @param refused number of invalid requests; the requests that are in none of these numbers were
  ///   abandoned or cancelled
  /// @param inputTokens input tokens without those of the upstream's cache
  /// @param outputTokens output tokens
  /// @param cacheReadTokens prompt tokens that the upstream read from its cache
  /// @param cacheWriteTokens prompt tokens that the upstream wrote to its cache
  /// @param credits the credits that the upstream reported
  /// @param meanFirstEventMs mean milliseconds to the first event, over the requests that had one;
  ///   null if none had
  /// @param meanDurationMs mean duration in milliseconds; null if there are no requests
  public record Row(
      @Nullable String key,
      long requests,
      long succeeded,
      long failed,
      long refused,
      long inputTokens,
      long outputTokens,
      long cacheReadTokens,
      long cacheWriteTokens,
      double credits,
      @Nullable Double meanFirstEventMs,
      @Nullable Double meanDurationMs) {}
}
