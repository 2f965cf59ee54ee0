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
import io.github.kiro4j.api.messages.Delta.InputJsonDelta;
import io.github.kiro4j.api.messages.Delta.SignatureDelta;
import io.github.kiro4j.api.messages.Delta.TextDelta;
import io.github.kiro4j.api.messages.Delta.ThinkingDelta;
import io.github.kiro4j.api.messages.Delta.Unknown;
import io.github.kiro4j.api.union.TaggedUnion;
import java.util.Map;
import java.util.Objects;

/// The addition of a `content_block_delta` to the open block. The union is open: a delta of another
/// type is an [Unknown].
///
/// Source: the deltas in Anthropic's public documentation of streaming.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "type",
    visible = true,
    defaultImpl = Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = TextDelta.class, name = "text_delta"),
  @JsonSubTypes.Type(value = InputJsonDelta.class, name = "input_json_delta"),
  @JsonSubTypes.Type(value = ThinkingDelta.class, name = "thinking_delta"),
  @JsonSubTypes.Type(value = SignatureDelta.class, name = "signature_delta"),
})
@JsonPropertyOrder("type")
public sealed interface Delta extends TaggedUnion {

  /// More text.
  record TextDelta(String text) implements Delta {}

  /// A fragment of the JSON text of a tool's input. The fragments of a block, joined, are one JSON
  /// object, or an empty text for a call without arguments.
  @JsonNaming(SnakeCaseStrategy.class)
  record InputJsonDelta(String partialJson) implements Delta {}

  /// More reasoning.
  record ThinkingDelta(String thinking) implements Delta {}

  /// The complete signature of a thinking block, once per block, directly before the block's end.
  record SignatureDelta(String signature) implements Delta {}

  /// A delta of an unknown type.
  ///
  /// @param members every member except `type`
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements Delta {
    public Unknown {
      required(type, "type");
      members = Objects.requireNonNullElse(members, Map.of());
    }
  }
}
