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
import io.github.kiro4j.api.messages.ToolChoice.Any;
import io.github.kiro4j.api.messages.ToolChoice.Auto;
import io.github.kiro4j.api.messages.ToolChoice.Named;
import io.github.kiro4j.api.messages.ToolChoice.None;
import io.github.kiro4j.api.messages.ToolChoice.Unknown;
import io.github.kiro4j.api.union.TaggedUnion;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which tools the model may or must call. The union is open: a choice of another type is an
/// [Unknown].
///
/// Source: Anthropic's public documentation of tool use.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "type",
    visible = true,
    defaultImpl = Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Auto.class, name = "auto"),
  @JsonSubTypes.Type(value = Any.class, name = "any"),
  @JsonSubTypes.Type(value = Named.class, name = "tool"),
  @JsonSubTypes.Type(value = None.class, name = "none"),
})
@JsonPropertyOrder("type")
public sealed interface ToolChoice extends TaggedUnion {

  /// The model decides whether to call tools.
  ///
  /// @param disableParallelToolUse whether the model must call at most one tool; null for false
  @JsonNaming(SnakeCaseStrategy.class)
  record Auto(@Nullable Boolean disableParallelToolUse) implements ToolChoice {}

  /// The model must call at least one tool.
  ///
  /// @param disableParallelToolUse whether the model must call exactly one tool; null for false
  @JsonNaming(SnakeCaseStrategy.class)
  record Any(@Nullable Boolean disableParallelToolUse) implements ToolChoice {}

  /// The model must call a certain tool.
  ///
  /// @param name the tool's name
  /// @param disableParallelToolUse whether the model must call exactly one tool; null for false
  @JsonNaming(SnakeCaseStrategy.class)
  record Named(String name, @Nullable Boolean disableParallelToolUse) implements ToolChoice {
    public Named {
      required(name, "name");
    }
  }

  /// The model must not call tools.
  record None() implements ToolChoice {}

  /// An unknown choice.
  ///
  /// @param members every member except `type`
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements ToolChoice {
    public Unknown {
      required(type, "type");
      members = Objects.requireNonNullElse(members, Map.of());
    }
  }
}
