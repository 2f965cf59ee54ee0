package io.github.kiro4j.protocol.mapping.reasoning;

import org.jspecify.annotations.Nullable;

/// Budgets in tokens and levels of effort, converted into each other: clients set the one, models
/// take the other.
final class Budget {

  /// More was never seen to help where tags ask for reasoning.
  private static final int MOST = 24_576;

  private static final int USUAL = 20_000;
  private static final int SMALL = 4_096;
  private static final int MEDIUM = 10_240;
  private static final int LARGE = 32_768;
  private static final String USUAL_EFFORT = "high";

  private Budget() {}

  /// The budget to ask for by tags.
  static int of(ReasoningRequest wish) {
    Integer budget = wish.budget();
    return budget == null ? ofEffort(wish.effort()) : Math.clamp(budget, 1, MOST);
  }

  /// The level of effort that a budget stands for.
  static String asEffort(@Nullable Integer budget) {
    if (budget == null) {
      return USUAL_EFFORT;
    }
    if (budget <= SMALL) {
      return "low";
    }
    if (budget <= MEDIUM) {
      return "medium";
    }
    return budget <= LARGE ? "high" : "xhigh";
  }

  /// The level to ask for where reasoning is switched off: at most `high` (kiro-lb, autumn 2026).
  static String withoutReasoning(String effort) {
    return switch (effort) {
      case "xhigh", "max" -> USUAL_EFFORT;
      default -> effort;
    };
  }

  private static int ofEffort(@Nullable String effort) {
    return switch (effort) {
      case "low" -> SMALL;
      case "medium" -> MEDIUM;
      case "xhigh", "max" -> MOST;
      case null, default -> USUAL;
    };
  }
}
