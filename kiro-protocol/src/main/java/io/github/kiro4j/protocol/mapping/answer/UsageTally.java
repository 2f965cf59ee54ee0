package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.Usage;
import io.github.kiro4j.protocol.dialect.Dialect;
import io.github.kiro4j.protocol.kiro.KiroEvent.ContextUsage;
import io.github.kiro4j.protocol.kiro.KiroEvent.Metadata;
import io.github.kiro4j.protocol.kiro.KiroEvent.Metering;
import io.github.kiro4j.protocol.kiro.KiroEvent.Refusal;
import io.github.kiro4j.protocol.kiro.KiroEvent.Statistics;
import io.github.kiro4j.protocol.kiro.KiroEvent.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the upstream's statistics about the rounds of an answer: tokens, cost and end. Not
/// thread-safe.
///
/// The prompt tokens are those of the last round, whose prompt includes the rounds before. The
/// answer's tokens are the sum over all rounds.
final class UsageTally {

  private static final double FULL = 100;

  private @Nullable TokenUsage tokens;
  private @Nullable Double contextPercentage;
  private @Nullable String stopReason;
  private @Nullable Refusal refusal;
  private boolean evidence;
  private boolean hasMetadata;
  private int earlierOutput;
  private double credits;

  void accept(Statistics event) {
    evidence = true;
    switch (event) {
      case Metadata metadata -> add(metadata);
      case ContextUsage usage -> add(usage);
      case Metering metering -> add(metering);
    }
  }

  private void add(Metadata metadata) {
    hasMetadata = true;
    if (metadata.refusal() != null) {
      refusal = metadata.refusal();
    }
    if (metadata.tokenUsage() != null) {
      tokens = metadata.tokenUsage();
    }
    if (metadata.stopReason() != null && !metadata.stopReason().isBlank()) {
      stopReason = metadata.stopReason();
    }
  }

  private void add(ContextUsage usage) {
    contextPercentage = usage.contextUsagePercentage();
  }

  private void add(Metering metering) {
    credits += metering.usage();
  }

  /// Whether the round has had the event that marks a regular end in this dialect.
  boolean endedRegularly(Dialect dialect) {
    return dialect.endsWithMetadata() ? hasMetadata : evidence;
  }

  /// The upstream's own stop reason; empty if the round has had none.
  Optional<String> stopReason() {
    return Optional.ofNullable(stopReason);
  }

  /// Why the model, or a filter, refused to answer; empty if the round has had no refusal.
  Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /// Whether the conversation fills the model's context window.
  boolean windowFull() {
    return contextPercentage != null && contextPercentage >= FULL;
  }

  /// The cost of all rounds, in the unit of the metering events, usually credits.
  double credits() {
    return credits;
  }

  /// Begins the next round.
  ///
  /// @param estimatedOutput the estimated tokens of the answer in the round that ended
  void nextRound(int estimatedOutput) {
    earlierOutput += roundOutput(estimatedOutput);
    tokens = null;
    contextPercentage = null;
    stopReason = null;
    refusal = null;
    evidence = false;
    hasMetadata = false;
  }

  /// The usage of the whole answer.
  ///
  /// @param estimatedOutput the estimated tokens of the answer in this round
  /// @param estimatedThinking the estimated tokens of the reasoning in all rounds
  /// @param searches number of searches that the gateway executed
  Usage usage(AnswerContext context, int estimatedOutput, int estimatedThinking, int searches) {
    int output = roundOutput(estimatedOutput);
    int total = earlierOutput + output;
    return new Usage(
        input(context, output),
        total,
        tokens == null ? 0 : orZero(tokens.cacheWriteInputTokens()),
        tokens == null ? 0 : orZero(tokens.cacheReadInputTokens()),
        new Usage.OutputTokensDetails(Math.min(estimatedThinking, total)),
        searches == 0 ? null : new Usage.ServerToolUsage(searches));
  }

  /// The tokens of the answer in this round.
  ///
  /// @param estimated their estimate, for an upstream that does not state them
  int roundOutput(int estimated) {
    return tokens != null && tokens.outputTokens() != null
        ? Math.max(0, tokens.outputTokens())
        : estimated;
  }

  private int input(AnswerContext context, int output) {
    if (tokens != null) {
      Integer uncached = uncachedInput(tokens);
      if (uncached != null) {
        return Math.max(0, uncached);
      }
    }
    if (contextPercentage != null) {
      double used = contextPercentage * context.contextWindow() / FULL;
      long prompt = Math.round(used) - output;
      if (prompt > 0) {
        return Math.clamp(prompt, 1, Integer.MAX_VALUE);
      }
    }
    return context.promptTokens();
  }

  private static @Nullable Integer uncachedInput(TokenUsage tokens) {
    if (tokens.uncachedInputTokens() != null || tokens.totalTokens() == null) {
      return tokens.uncachedInputTokens();
    }
    return tokens.outputTokens() == null
        ? null
        : tokens.totalTokens()
            - tokens.outputTokens()
            - orZero(tokens.cacheReadInputTokens())
            - orZero(tokens.cacheWriteInputTokens());
  }

  private static int orZero(@Nullable Integer count) {
    return count == null ? 0 : Math.max(0, count);
  }
}
