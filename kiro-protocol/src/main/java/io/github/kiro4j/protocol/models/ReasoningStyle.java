package io.github.kiro4j.protocol.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.kiro4j.protocol.models.ReasoningStyle.Effort;
import io.github.kiro4j.protocol.models.ReasoningStyle.Native;
import io.github.kiro4j.protocol.models.ReasoningStyle.None;
import io.github.kiro4j.protocol.models.ReasoningStyle.Tags;
import java.util.Comparator;
import java.util.List;

/// How a model is told to reason. In JSON an object whose `style` is `none`, `tags`, `native` or
/// `effort`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "style")
@JsonSubTypes({
  @JsonSubTypes.Type(value = None.class, name = "none"),
  @JsonSubTypes.Type(value = Tags.class, name = "tags"),
  @JsonSubTypes.Type(value = Native.class, name = "native"),
  @JsonSubTypes.Type(value = Effort.class, name = "effort"),
})
public sealed interface ReasoningStyle {

  /// There is no way to ask for it.
  record None() implements ReasoningStyle {}

  /// A prefix of the system text asks for it, and the answer's text then begins with
  /// `<thinking>…</thinking>`.
  record Tags() implements ReasoningStyle {}

  /// The model reasons by itself, in events of its own, and has no settings for it.
  record Native() implements ReasoningStyle {}

  /// A member of the request's `additionalModelRequestFields` asks for it, and it arrives in events
  /// of its own.
  ///
  /// @param shape where the level stands in that member
  /// @param levels the levels that the model's schema allows, ascending; any other is refused
  /// @param canDisable whether the model accepts being told not to reason
  record Effort(Shape shape, List<String> levels, boolean canDisable) implements ReasoningStyle {

    private static final List<String> ASCENDING =
        List.of("none", "low", "medium", "high", "xhigh", "max");
    private static final int RANK_OF_UNKNOWN = ASCENDING.indexOf("high");

    public Effort {
      levels = levels.stream().sorted(Comparator.comparingInt(Effort::rank)).toList();
      if (levels.isEmpty()) {
        throw new IllegalArgumentException("a model with reasoning effort needs levels");
      }
    }

    /// The highest level that the model has and that is not above the wanted one, or else its
    /// lowest. A level that nobody knows counts as `high`.
    public String nearest(String wanted) {
      return levels.stream()
          .filter(level -> rank(level) <= rank(wanted))
          .reduce((lower, higher) -> higher)
          .orElse(levels.getFirst());
    }

    private static int rank(String level) {
      int rank = ASCENDING.indexOf(level);
      return rank < 0 ? RANK_OF_UNKNOWN : rank;
    }
  }

  /// The two shapes that model families accept; each refuses the other's.
  enum Shape {
    /// `{"output_config":{"effort":E},"thinking":{…}}`: Claude 4.6 and newer.
    @JsonProperty("output_config")
    OUTPUT_CONFIG,
    /// `{"reasoning":{"effort":E}}`: GPT.
    @JsonProperty("reasoning")
    REASONING
  }
}
