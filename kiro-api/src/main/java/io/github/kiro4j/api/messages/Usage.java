package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/// The numbers of tokens of a request. The prompt has `inputTokens` plus both numbers of the cache.
///
/// @param inputTokens prompt tokens that were neither read from nor written to a cache
/// @param outputTokens tokens of the answer
/// @param cacheCreationInputTokens prompt tokens that were written to a cache; null if not known
/// @param cacheReadInputTokens prompt tokens that were read from a cache; null if not known
/// @param serverToolUse numbers of calls of server tools; null if there were none
@JsonNaming(SnakeCaseStrategy.class)
public record Usage(
    int inputTokens,
    int outputTokens,
    @Nullable Integer cacheCreationInputTokens,
    @Nullable Integer cacheReadInputTokens,
    @Nullable ServerToolUsage serverToolUse) {

  /// Usage without numbers of a cache and of server tools.
  public Usage(int inputTokens, int outputTokens) {
    this(inputTokens, outputTokens, null, null, null);
  }

  /// Numbers of calls of server tools.
  ///
  /// @param webSearchRequests number of web searches
  @JsonNaming(SnakeCaseStrategy.class)
  public record ServerToolUsage(int webSearchRequests) {}
}
