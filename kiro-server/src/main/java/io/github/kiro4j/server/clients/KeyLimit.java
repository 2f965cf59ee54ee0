package io.github.kiro4j.server.clients;

import java.math.BigDecimal;

/// What a key can be limited in.
public enum KeyLimit {
  /// Requests for messages that begin within a minute of the clock.
  REQUESTS_PER_MINUTE("requests per minute"),
  /// Requests for messages that are under way at the same time.
  MAX_CONCURRENCY("requests at the same time"),
  /// Tokens of prompts, those of caches included, and of answers within a day in UTC.
  TOKENS_PER_DAY("tokens per day"),
  /// Tokens within a month in UTC.
  TOKENS_PER_MONTH("tokens per month"),
  /// Millionths of the upstream's credits within a month in UTC.
  CREDITS_PER_MONTH("credits per month");

  /// One credit in the unit of [#CREDITS_PER_MONTH].
  public static final long CREDIT = 1_000_000;

  private final String label;

  KeyLimit(String label) {
    this.label = label;
  }

  /// For error texts.
  public String label() {
    return label;
  }

  /// An amount of this kind for people.
  String text(long amount) {
    return this == CREDITS_PER_MONTH
        ? BigDecimal.valueOf(amount, 6).stripTrailingZeros().toPlainString()
        : Long.toString(amount);
  }
}
