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

/// How a request asks a model to reason. In JSON an object whose `style` is `none`, `tags`,
/// `native` or `effort`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "style")
@JsonSubTypes({
  @JsonSubTypes.Type(value = None.class, name = "none"),
  @JsonSubTypes.Type(value = Tags.class, name = "tags"),
  @JsonSubTypes.Type(value = Native.class, name = "native"),
  @JsonSubTypes.Type(value = Effort.class, name = "effort"),
})
public sealed interface ReasoningStyle {

  /// The model cannot be asked to reason.
  record None() implements ReasoningStyle {}

  /// A prefix of the system text asks for reasoning, and the answer's text then begins with
  /// `<thinking>…</thinking>`.
  record Tags() implements ReasoningStyle {}

  /// The model reasons by default, in events of its own, and has no parameter for reasoning.
  record Native() implements ReasoningStyle {}

  /// A member of the request's `additionalModelRequestFields` asks for reasoning, which arrives in
  /// events of its own.
  ///
  /// @param shape the form of that member
  /// @param levels the levels that the model's schema allows, ascending; the service refuses any
  ///   other level
  /// @param canDisable whether a request can switch the model's reasoning off
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

    /// The highest level of the model that is not above the requested level, or else the model's
    /// lowest. An unknown level counts as `high`.
    public String nearest(String requested) {
      return levels.stream()
          .filter(level -> rank(level) <= rank(requested))
          .reduce((lower, higher) -> higher)
          .orElse(levels.getFirst());
    }

    private static int rank(String level) {
      int rank = ASCENDING.indexOf(level);
      return rank < 0 ? RANK_OF_UNKNOWN : rank;
    }
  }

  /// The two forms of the parameter. Each family of models refuses the other form.
  enum Shape {
    /// `{"output_config":{"effort":E},"thinking":{…}}`: Claude 4.6 and newer.
    @JsonProperty("output_config")
    OUTPUT_CONFIG,
    /// `{"reasoning":{"effort":E}}`: GPT.
    @JsonProperty("reasoning")
    REASONING
  }
}
