package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/// The numbers of tokens of a request. The prompt has `inputTokens` plus both numbers of the cache.
///
/// @param inputTokens prompt tokens that were neither read from nor written to a cache
/// @param outputTokens tokens of the answer
/// @param cacheCreationInputTokens prompt tokens that were written to a cache; 0 if not known
/// @param cacheReadInputTokens prompt tokens that were read from a cache; 0 if not known
/// @param outputTokensDetails the parts of the answer's tokens
/// @param serverToolUse numbers of calls of server tools; null if there were none
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({
  "input_tokens",
  "output_tokens",
  "cache_creation_input_tokens",
  "cache_read_input_tokens",
  "output_tokens_details",
  "server_tool_use",
  "cache_creation",
  "service_tier"
})
public record Usage(
    int inputTokens,
    int outputTokens,
    int cacheCreationInputTokens,
    int cacheReadInputTokens,
    OutputTokensDetails outputTokensDetails,
    @Nullable ServerToolUsage serverToolUse) {

  /// Usage without numbers of a cache, of parts and of server tools.
  public Usage(int inputTokens, int outputTokens) {
    this(inputTokens, outputTokens, 0, 0, new OutputTokensDetails(0), null);
  }

  /// The tokens that were written to a cache, by the time that they stay there.
  @JsonProperty("cache_creation")
  public CacheCreation cacheCreation() {
    return new CacheCreation(cacheCreationInputTokens, 0);
  }

  /// Always `standard`.
  @JsonProperty("service_tier")
  public String serviceTier() {
    return "standard";
  }

  /// The same usage with at most this number of output tokens.
  public Usage withOutputLimit(int limit) {
    int thinking = Math.min(outputTokensDetails.thinkingTokens(), limit);
    return new Usage(
        inputTokens,
        Math.min(outputTokens, limit),
        cacheCreationInputTokens,
        cacheReadInputTokens,
        new OutputTokensDetails(thinking),
        serverToolUse);
  }

  /// Tokens that were written to a cache. The upstream does not state for how long; the shorter
  /// time is the default of the Messages API.
  ///
  /// @param ephemeral5m tokens that stay for five minutes
  /// @param ephemeral1h tokens that stay for an hour
  public record CacheCreation(
      @JsonProperty("ephemeral_5m_input_tokens") int ephemeral5m,
      @JsonProperty("ephemeral_1h_input_tokens") int ephemeral1h) {}

  /// The parts of the answer's tokens.
  ///
  /// @param thinkingTokens tokens of the reasoning
  @JsonNaming(SnakeCaseStrategy.class)
  public record OutputTokensDetails(int thinkingTokens) {}

  /// Numbers of calls of server tools.
  ///
  /// @param webSearchRequests number of web searches
  @JsonNaming(SnakeCaseStrategy.class)
  public record ServerToolUsage(int webSearchRequests) {

    /// Always 0: the gateway fetches no pages.
    @JsonProperty("web_fetch_requests")
    public int webFetchRequests() {
      return 0;
    }
  }
}
