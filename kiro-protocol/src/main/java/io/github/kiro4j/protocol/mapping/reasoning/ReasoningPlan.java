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

/// How a request asks the model for the reasoning that the client requests.
///
/// @param mode how the reasoning arrives
/// @param requestFields the Kiro request's `additionalModelRequestFields`; null for none
/// @param systemPrefix text before the system prompt; empty for none
/// @param ignored names of the client's parameters that have no effect on this model
public record ReasoningPlan(
    ReasoningMode mode,
    @Nullable JsonNode requestFields,
    String systemPrefix,
    List<String> ignored) {

  private static final String THINKING = "thinking";

  /// The plan for a request that this model answers.
  ///
  /// The suffix `-thinking` of the model's name switches reasoning on if the request has no
  /// setting. The level of effort is that of the last system message that sets one, else the
  /// request's own.
  public static ReasoningPlan of(MessagesRequest messages, Resolution resolution) {
    ReasoningRequest request = ReasoningRequest.of(messages, resolution.thinkingRequested());
    return switch (resolution.model().reasoning()) {
      case ReasoningStyle.None _ -> without(request);
      case ReasoningStyle.Tags _ -> byTags(request);
      case ReasoningStyle.Native _ -> byDefault(request);
      case ReasoningStyle.Effort style -> byEffort(style, request);
    };
  }

  /// The prefix for a system text; empty if the system text has tags for reasoning already.
  public String systemPrefixFor(String systemText) {
    return systemText.contains("<thinking_mode>") || systemText.contains("<max_thinking_length>")
        ? ""
        : systemPrefix;
  }

  private static ReasoningPlan without(ReasoningRequest request) {
    return plain(new ReasoningMode.None(), request.given());
  }

  private static ReasoningPlan byTags(ReasoningRequest request) {
    if (!request.on()) {
      return plain(new ReasoningMode.None(), request.givenEffort());
    }
    String prefix =
        "<thinking_mode>enabled</thinking_mode><max_thinking_length>%d</max_thinking_length>"
            .formatted(Budget.of(request));
    return new ReasoningPlan(
        new ReasoningMode.Tags(request.textVisible()), null, prefix, List.of());
  }

  private static ReasoningPlan byDefault(ReasoningRequest request) {
    return plain(modeOf(request), request.givenEffort());
  }

  /// A plan that adds nothing to the request.
  private static ReasoningPlan plain(ReasoningMode mode, List<String> ignored) {
    return new ReasoningPlan(mode, null, "", ignored);
  }

  private static ReasoningMode modeOf(ReasoningRequest request) {
    return request.on()
        ? new ReasoningMode.Native(request.textVisible())
        : new ReasoningMode.None();
  }

  private static ReasoningPlan byEffort(ReasoningStyle.Effort style, ReasoningRequest request) {
    ObjectNode fields =
        switch (style.shape()) {
          case OUTPUT_CONFIG -> outputConfig(style, request);
          case REASONING -> reasoning(style, request);
        };
    return new ReasoningPlan(modeOf(request), fields.isEmpty() ? null : fields, "", List.of());
  }

  /// Adds the `thinking` object only if it changes the default, because it costs seconds and can
  /// suppress reasoning between tool calls.
  ///
  /// Source: measurements in the public issue trackers of Kiro clients.
  private static ObjectNode outputConfig(ReasoningStyle.Effort style, ReasoningRequest request) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    request.level(style).ifPresent(level -> fields.putObject("output_config").put("effort", level));
    if (request.off() && style.canDisable()) {
      fields.putObject(THINKING).put("type", "disabled");
    }
    if (request.on() && request.textVisible()) {
      fields.putObject(THINKING).put("type", "adaptive").put("display", "summarized");
    }
    return fields;
  }

  private static ObjectNode reasoning(ReasoningStyle.Effort style, ReasoningRequest request) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    Optional<String> level =
        request.off() && style.canDisable() ? Optional.of("none") : request.level(style);
    level.ifPresent(value -> fields.putObject("reasoning").put("effort", value));
    return fields;
  }
}
