package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.kiro4j.api.messages.ThinkingConfig.Adaptive;
import io.github.kiro4j.api.messages.ThinkingConfig.Disabled;
import io.github.kiro4j.api.messages.ThinkingConfig.Enabled;
import io.github.kiro4j.api.messages.ThinkingConfig.Unknown;
import io.github.kiro4j.api.union.TaggedUnion;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether and how much the model reasons before it answers. The union is open: a mode of another
/// type is an [Unknown].
///
/// Source: Anthropic's public documentation of extended and adaptive thinking.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "type",
    visible = true,
    defaultImpl = Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Enabled.class, name = "enabled"),
  @JsonSubTypes.Type(value = Adaptive.class, name = "adaptive"),
  @JsonSubTypes.Type(value = Disabled.class, name = "disabled"),
})
@JsonPropertyOrder("type")
public sealed interface ThinkingConfig extends TaggedUnion {

  /// Reasoning with a budget.
  ///
  /// @param budgetTokens the budget in tokens; null if absent
  /// @param display `summarized` or `omitted`; null for `summarized`
  @JsonNaming(SnakeCaseStrategy.class)
  record Enabled(@Nullable Integer budgetTokens, @Nullable String display)
      implements ThinkingConfig {}

  /// Reasoning whose extent the model decides.
  ///
  /// @param display `summarized`, `omitted` or `updates`; null for `summarized`
  record Adaptive(@Nullable String display) implements ThinkingConfig {}

  /// No reasoning.
  record Disabled() implements ThinkingConfig {}

  /// An unknown mode.
  ///
  /// @param members every member except `type`
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements ThinkingConfig {
    public Unknown {
      required(type, "type");
      members = Objects.requireNonNullElse(members, Map.of());
    }
  }
}
