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
import org.jspecify.annotations.Nullable;

/// Which tools the model may or must call. Open: see [Unknown].
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

  /// The model decides.
  @JsonNaming(SnakeCaseStrategy.class)
  record Auto(@Nullable Boolean disableParallelToolUse) implements ToolChoice {}

  /// The model must call some tool.
  @JsonNaming(SnakeCaseStrategy.class)
  record Any(@Nullable Boolean disableParallelToolUse) implements ToolChoice {}

  /// The model must call this tool.
  @JsonNaming(SnakeCaseStrategy.class)
  record Named(String name, @Nullable Boolean disableParallelToolUse) implements ToolChoice {
    public Named {
      required(name, "name");
    }
  }

  /// The model must not call a tool.
  record None() implements ToolChoice {}

  /// A choice that this version does not know, with every member but `type`.
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements ToolChoice {
    public Unknown {
      required(type, "type");
      members = members == null ? Map.of() : members;
    }
  }
}
