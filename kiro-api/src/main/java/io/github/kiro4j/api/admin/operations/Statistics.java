package io.github.kiro4j.api.admin.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /stats`.
///
/// @param by what the rows are about
/// @param since the first day (UTC) that is counted
/// @param total over all rows
/// @param rows models and credentials by number of requests, the most first; days newest first
public record Statistics(By by, String since, Row total, List<Row> rows) {

  /// By what requests are counted together.
  public enum By {
    @JsonProperty("model")
    MODEL,
    @JsonProperty("credential")
    CREDENTIAL,
    /// A day in UTC.
    @JsonProperty("day")
    DAY;

    /// As in the query parameter `by`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Sums.
  ///
  /// @param key the model's id upstream, the credential's id, or the day as `2026-04-24`; null for
  ///   the total
  /// @param requests that ended
  /// @param succeeded of these
  /// @param failed of these
  /// @param refused of these, because they asked for what cannot be answered; the rest were
  ///   abandoned or cancelled
  /// @param inputTokens without those of the upstream's cache
  /// @param credits what the upstream charged, as far as it says so
  /// @param meanFirstEventMs over the requests that had a first event; null for none
  /// @param meanDurationMs null for none
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
