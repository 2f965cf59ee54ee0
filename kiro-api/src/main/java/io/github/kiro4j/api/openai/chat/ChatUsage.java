package io.github.kiro4j.api.openai.chat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// Numbers of tokens.
///
/// @param promptTokens tokens of the prompt, those in a cache included
/// @param completionTokens tokens of the answer, those of its reasoning included
@JsonNaming(SnakeCaseStrategy.class)
public record ChatUsage(
    int promptTokens,
    int completionTokens,
    int totalTokens,
    PromptDetails promptTokensDetails,
    CompletionDetails completionTokensDetails) {

  /// The parts of the prompt's tokens.
  ///
  /// @param cachedTokens tokens that were read from a cache
  /// @param cacheWriteTokens tokens that were written to a cache
  @JsonNaming(SnakeCaseStrategy.class)
  public record PromptDetails(int cachedTokens, int cacheWriteTokens) {}

  /// The parts of the answer's tokens.
  ///
  /// @param reasoningTokens tokens of the reasoning
  @JsonNaming(SnakeCaseStrategy.class)
  public record CompletionDetails(int reasoningTokens) {}
}
