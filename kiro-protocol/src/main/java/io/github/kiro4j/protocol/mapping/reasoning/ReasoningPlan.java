package io.github.kiro4j.protocol.mapping.reasoning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import io.github.kiro4j.protocol.models.Resolution;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What makes the model reason as the client wants it.
///
/// @param mode how the reasoning arrives
/// @param requestFields the request's `additionalModelRequestFields`
/// @param systemPrefix what goes before the system text; empty if nothing
/// @param ignored the request's parameters that have no effect on this model
public record ReasoningPlan(
    ReasoningMode mode,
    @Nullable JsonNode requestFields,
    String systemPrefix,
    List<String> ignored) {

  private static final String THINKING = "thinking";
  private static final String EFFORT = "output_config.effort";

  /// The plan for this request, answered by this model.
  ///
  /// The model name's suffix `-thinking` turns reasoning on where the request says nothing. Effort
  /// is the last one that a system message sets, else the request's own.
  public static ReasoningPlan of(MessagesRequest request, Resolution resolution) {
    ReasoningRequest wish = ReasoningRequest.of(request, resolution.thinkingRequested());
    return switch (resolution.model().reasoning()) {
      case ReasoningStyle.None _ -> without(wish);
      case ReasoningStyle.Tags _ -> byTags(wish);
      case ReasoningStyle.Native _ -> byItself(wish);
      case ReasoningStyle.Effort style -> byEffort(style, wish);
    };
  }

  /// The texts that stand in the system text already tell the model; they are not told twice.
  public String systemPrefixFor(String systemText) {
    return systemText.contains("<thinking_mode>") || systemText.contains("<max_thinking_length>")
        ? ""
        : systemPrefix;
  }

  private static ReasoningPlan without(ReasoningRequest wish) {
    return new ReasoningPlan(new ReasoningMode.None(), null, "", wish.given());
  }

  private static ReasoningPlan byTags(ReasoningRequest wish) {
    if (!wish.on()) {
      List<String> ignored = wish.effort() == null ? List.of() : List.of(EFFORT);
      return new ReasoningPlan(new ReasoningMode.None(), null, "", ignored);
    }
    String prefix =
        "<thinking_mode>enabled</thinking_mode><max_thinking_length>%d</max_thinking_length>"
            .formatted(Budget.of(wish));
    return new ReasoningPlan(new ReasoningMode.Tags(wish.textWanted()), null, prefix, List.of());
  }

  private static ReasoningPlan byItself(ReasoningRequest wish) {
    List<String> ignored = wish.effort() == null ? List.of() : List.of(EFFORT);
    return new ReasoningPlan(modeOf(wish), null, "", ignored);
  }

  private static ReasoningMode modeOf(ReasoningRequest wish) {
    return wish.on() ? new ReasoningMode.Native(wish.textWanted()) : new ReasoningMode.None();
  }

  private static ReasoningPlan byEffort(ReasoningStyle.Effort style, ReasoningRequest wish) {
    ObjectNode fields =
        switch (style.shape()) {
          case OUTPUT_CONFIG -> outputConfig(style, wish);
          case REASONING -> reasoning(style, wish);
        };
    return new ReasoningPlan(modeOf(wish), fields.isEmpty() ? null : fields, "", List.of());
  }

  /// The `thinking` object only where it changes something: it costs seconds, and can suppress
  /// reasoning between tool calls.
  private static ObjectNode outputConfig(ReasoningStyle.Effort style, ReasoningRequest wish) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    wish.level(style).ifPresent(level -> fields.putObject("output_config").put("effort", level));
    if (wish.off() && style.canDisable()) {
      fields.putObject(THINKING).put("type", "disabled");
    }
    if (wish.on() && wish.textWanted()) {
      fields.putObject(THINKING).put("type", "adaptive").put("display", "summarized");
    }
    return fields;
  }

  private static ObjectNode reasoning(ReasoningStyle.Effort style, ReasoningRequest wish) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    Optional<String> level =
        wish.off() && style.canDisable() ? Optional.of("none") : wish.level(style);
    level.ifPresent(it -> fields.putObject("reasoning").put("effort", it));
    return fields;
  }
}
