package io.github.kiro4j.server.models;

import io.github.kiro4j.api.models.ModelCapabilities;
import io.github.kiro4j.api.models.ModelCapabilities.Effort;
import io.github.kiro4j.api.models.ModelCapabilities.Support;
import io.github.kiro4j.api.models.ModelCapabilities.Thinking;
import io.github.kiro4j.protocol.models.KiroModel;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import java.util.List;

/// Derives the capabilities of a model from the catalogue.
final class Capabilities {

  /// The levels that become a budget where a model reasons by tags.
  private static final List<String> BUDGET_LEVELS = List.of("low", "medium", "high", "max");

  private Capabilities() {}

  static ModelCapabilities of(KiroModel model) {
    return ModelCapabilities.of(
        effort(model.reasoning()), model.terms().takesImages(), thinking(model.reasoning()));
  }

  /// The levels of effort that a request can ask for.
  static List<String> levels(ReasoningStyle style) {
    return switch (style) {
      case ReasoningStyle.Effort effort -> effort.levels();
      case ReasoningStyle.Tags _ -> BUDGET_LEVELS;
      case ReasoningStyle.Native _, ReasoningStyle.None _ -> List.of();
    };
  }

  private static Effort effort(ReasoningStyle style) {
    List<String> levels = levels(style);
    return new Effort(
        !levels.isEmpty(),
        new Support(levels.contains("low")),
        new Support(levels.contains("medium")),
        new Support(levels.contains("high")),
        new Support(levels.contains("xhigh")),
        new Support(levels.contains("max")));
  }

  /// Reasoning can be asked for in each mode that clients know, and no mode is refused.
  private static Thinking thinking(ReasoningStyle style) {
    boolean reasons = !(style instanceof ReasoningStyle.None);
    Support supported = new Support(reasons);
    return new Thinking(
        reasons, new Thinking.Types(supported, new Support(false), new Support(true), supported));
  }
}
