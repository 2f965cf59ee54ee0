package io.github.kiro4j.protocol.mapping.reasoning;

import org.jspecify.annotations.Nullable;

/// Converts between reasoning budgets in tokens and levels of effort: clients set one of them,
/// models accept the other.
final class Budget {

  /// Largest budget of Kiro clients that ask for reasoning by tags.
  private static final int MAXIMUM = 24_576;

  private static final int DEFAULT = 20_000;
  private static final int SMALL = 4_096;
  private static final int MEDIUM = 10_240;
  private static final int LARGE = 32_768;
  private static final String DEFAULT_EFFORT = "high";

  private Budget() {}

  /// The budget for a model that is asked by tags.
  static int of(ReasoningRequest request) {
    return request
        .budget()
        .map(budget -> Math.clamp(budget, 1, MAXIMUM))
        .orElseGet(() -> ofEffort(request.effort()));
  }

  /// The level of effort that corresponds to the request's budget; the usual level without one.
  static String asEffort(ReasoningRequest request) {
    return request.budget().map(Budget::asEffort).orElse(DEFAULT_EFFORT);
  }

  private static String asEffort(int budget) {
    if (budget <= SMALL) {
      return "low";
    }
    if (budget <= MEDIUM) {
      return "medium";
    }
    return budget <= LARGE ? "high" : "xhigh";
  }

  /// The level of effort for a request that switches reasoning off: at most `high`.
  ///
  /// Source: kiro-lb (autumn 2026).
  static String withoutReasoning(String effort) {
    return switch (effort) {
      case "xhigh", "max" -> DEFAULT_EFFORT;
      default -> effort;
    };
  }

  private static int ofEffort(@Nullable String effort) {
    return switch (effort) {
      case "low" -> SMALL;
      case "medium" -> MEDIUM;
      case "xhigh", "max" -> MAXIMUM;
      case null, default -> DEFAULT;
    };
  }
}
