package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/// What a request cost, in tokens. The whole prompt is `inputTokens` plus both cache figures.
///
/// @param inputTokens prompt tokens that were neither read from nor written to a cache
/// @param outputTokens tokens of the answer so far
/// @param cacheCreationInputTokens prompt tokens written to a cache; absent when nobody knows
/// @param cacheReadInputTokens prompt tokens read from a cache; absent when nobody knows
/// @param serverToolUse how often server tools ran; absent when none did
@JsonNaming(SnakeCaseStrategy.class)
public record Usage(
    int inputTokens,
    int outputTokens,
    @Nullable Integer cacheCreationInputTokens,
    @Nullable Integer cacheReadInputTokens,
    @Nullable ServerToolUsage serverToolUse) {

  public Usage(int inputTokens, int outputTokens) {
    this(inputTokens, outputTokens, null, null, null);
  }

  /// Number of searches that the gateway ran for this answer.
  @JsonNaming(SnakeCaseStrategy.class)
  public record ServerToolUsage(int webSearchRequests) {}
}
