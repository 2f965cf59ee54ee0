package io.github.kiro4j.api.admin.operations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The response to `GET /usage`.
///
/// @param from the first moment that counts, in UTC
/// @param to the first moment that no longer counts, in UTC
/// @param by the grouping of the rows
/// @param step the length of the time that a row covers
/// @param total the sum of all rows
/// @param rows without steps by falling number of requests, with steps by time
/// @param firstEvent latencies to the upstream's first event, of the requests that had one
/// @param duration durations of all requests
/// @param steps latencies of each step in which a request had a first event, by time; empty without
///   steps, and in groups
public record UsageReport(
    String from,
    String to,
    By by,
    Step step,
    UsageRow total,
    List<UsageRow> rows,
    Percentiles firstEvent,
    Percentiles duration,
    List<StepLatency> steps) {

  /// The grouping of requests.
  public enum By {
    /// No grouping.
    @JsonProperty("total")
    TOTAL,
    /// By the id of the client's key.
    @JsonProperty("key")
    KEY,
    /// By the credential's id.
    @JsonProperty("credential")
    CREDENTIAL,
    /// By the model's id upstream.
    @JsonProperty("model")
    MODEL,
    /// By the client's program.
    @JsonProperty("client")
    CLIENT,
    /// By outcome.
    @JsonProperty("outcome")
    OUTCOME,
    /// By the type of the error that the client received.
    @JsonProperty("error")
    ERROR;

    /// The value of the query parameter `by`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The length of the time that a row covers.
  public enum Step {
    /// The whole range.
    @JsonProperty("all")
    ALL,
    /// One day in UTC.
    @JsonProperty("day")
    DAY,
    /// One hour.
    @JsonProperty("hour")
    HOUR;

    /// The value of the query parameter `step`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The sums of one group. Each request has one outcome, so that the numbers of the outcomes add
  /// up to `requests`.
  ///
  /// @param time the start of the hour or day, in UTC; null without steps
  /// @param name the value by which requests are grouped; empty for the requests without one, such
  ///   as requests that were refused before a credential was selected
  /// @param label the name of the client key whose id is `name`; null for keys that were deleted or
  ///   have no name, for the configured key, and in other groups
  /// @param requests number of requests that ended
  /// @param succeeded number of requests with a complete answer
  /// @param refused number of requests that were refused because of their content, or because of
  ///   the limits of their key
  /// @param failed number of requests that failed in the gateway or upstream
  /// @param cancelled number of requests that the operator cancelled
  /// @param abandoned number of requests whose clients closed their connections
  /// @param inputTokens input tokens without those of the upstream's cache
  /// @param outputTokens output tokens
  /// @param cacheReadTokens prompt tokens that the upstream read from its cache
  /// @param cacheWriteTokens prompt tokens that the upstream wrote to its cache
  /// @param credits the credits that the upstream charged
  /// @param meanFirstEventMs mean milliseconds to the first event, over the requests that had one;
  ///   null if none had
  /// @param meanDurationMs mean duration in milliseconds; null if there are no requests
  public record UsageRow(
      @Nullable String time,
      String name,
      @Nullable String label,
      long requests,
      long succeeded,
      long refused,
      long failed,
      long cancelled,
      long abandoned,
      long inputTokens,
      long outputTokens,
      long cacheReadTokens,
      long cacheWriteTokens,
      double credits,
      @Nullable Double meanFirstEventMs,
      @Nullable Double meanDurationMs) {

    /// The same row with a label.
    public UsageRow withLabel(@Nullable String text) {
      return new UsageRow(
          time,
          name,
          text,
          requests,
          succeeded,
          refused,
          failed,
          cancelled,
          abandoned,
          inputTokens,
          outputTokens,
          cacheReadTokens,
          cacheWriteTokens,
          credits,
          meanFirstEventMs,
          meanDurationMs);
    }
  }

  /// The latencies of one step.
  ///
  /// @param time the start of the hour or day, in UTC
  /// @param firstEvent latencies to the upstream's first event
  public record StepLatency(String time, Percentiles firstEvent) {}

  /// Percentiles in milliseconds, each null if there are no requests. Over whole hours and without
  /// a filter they are at most 5 % off; otherwise they are exact.
  ///
  /// @param p50 the median
  /// @param p90 at most this for 90 % of the requests
  /// @param p95 at most this for 95 % of the requests
  /// @param p99 at most this for 99 % of the requests
  public record Percentiles(
      @Nullable Long p50, @Nullable Long p90, @Nullable Long p95, @Nullable Long p99) {}
}
