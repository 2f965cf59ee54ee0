package io.github.kiro4j.api.openai.responses;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// Numbers of tokens.
///
/// @param inputTokens tokens of the prompt, those in a cache included
/// @param outputTokens tokens of the answer, those of its reasoning included
@JsonNaming(SnakeCaseStrategy.class)
public record ResponseUsage(
    int inputTokens,
    InputDetails inputTokensDetails,
    int outputTokens,
    OutputDetails outputTokensDetails,
    int totalTokens) {

  /// The parts of the prompt's tokens.
  ///
  /// @param cachedTokens tokens that were read from a cache
  /// @param cacheWriteTokens tokens that were written to a cache
  @JsonNaming(SnakeCaseStrategy.class)
  public record InputDetails(int cachedTokens, int cacheWriteTokens) {}

  /// The parts of the answer's tokens.
  ///
  /// @param reasoningTokens tokens of the reasoning
  @JsonNaming(SnakeCaseStrategy.class)
  public record OutputDetails(int reasoningTokens) {}
}
