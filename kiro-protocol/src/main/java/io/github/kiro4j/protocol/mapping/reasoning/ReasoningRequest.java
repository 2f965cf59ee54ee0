package io.github.kiro4j.protocol.mapping.reasoning;

import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.OutputConfig;
import io.github.kiro4j.api.messages.ThinkingConfig;
import io.github.kiro4j.protocol.models.ReasoningStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The client's parameters for the model's reasoning.
///
/// @param thinking the request's parameter `thinking`; null if absent
/// @param bySuffix whether the suffix of the model's name asks for reasoning
/// @param effort the level of effort; null if none is set
record ReasoningRequest(
    @Nullable ThinkingConfig thinking, boolean bySuffix, @Nullable String effort) {

  private static final String OMITTED = "omitted";

  static ReasoningRequest of(MessagesRequest request, boolean bySuffix) {
    Stream<OutputConfig> configs =
        Stream.concat(
            request.messages().reversed().stream()
                .flatMap(message -> Stream.ofNullable(message.outputConfig())),
            Stream.ofNullable(request.outputConfig()));
    String effort =
        configs.flatMap(config -> Stream.ofNullable(config.effort())).findFirst().orElse(null);
    return new ReasoningRequest(request.thinking(), bySuffix, effort);
  }

  /// Whether reasoning is requested. The parameter `thinking` takes precedence over the suffix.
  boolean on() {
    return thinking == null ? bySuffix : !off();
  }

  /// Whether reasoning is explicitly switched off.
  boolean off() {
    return thinking instanceof ThinkingConfig.Disabled;
  }

  /// Whether the client reads the text of the reasoning.
  boolean textVisible() {
    return switch (thinking) {
      case ThinkingConfig.Enabled enabled -> !OMITTED.equals(enabled.display());
      case ThinkingConfig.Adaptive adaptive -> !OMITTED.equals(adaptive.display());
      case ThinkingConfig.Disabled _ -> false;
      case ThinkingConfig.Unknown _ -> true;
      case null -> bySuffix;
    };
  }

  /// The budget in tokens; empty if the client sets none.
  Optional<Integer> budget() {
    return thinking instanceof ThinkingConfig.Enabled enabled
        ? Optional.ofNullable(enabled.budgetTokens())
        : Optional.empty();
  }

  /// The level of effort for a model; empty for the model's default.
  Optional<String> level(ReasoningStyle.Effort style) {
    if (effort != null) {
      boolean switchedOff = off() && style.canDisable();
      return Optional.of(style.nearest(switchedOff ? Budget.withoutReasoning(effort) : effort));
    }
    return on() ? Optional.of(style.nearest(Budget.asEffort(this))) : Optional.empty();
  }

  /// Names of the request's parameters that ask for reasoning.
  List<String> given() {
    List<String> given = new ArrayList<>();
    if (thinking != null && !off()) {
      given.add("thinking");
    }
    given.addAll(givenEffort());
    return given;
  }

  /// The name of the request's parameter that sets the level of effort; empty if none does.
  List<String> givenEffort() {
    return effort == null ? List.of() : List.of("output_config.effort");
  }
}
