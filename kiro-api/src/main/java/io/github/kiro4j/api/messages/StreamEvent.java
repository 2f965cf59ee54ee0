package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockDelta;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockStart;
import io.github.kiro4j.api.messages.StreamEvent.ContentBlockStop;
import io.github.kiro4j.api.messages.StreamEvent.ErrorEvent;
import io.github.kiro4j.api.messages.StreamEvent.MessageDelta;
import io.github.kiro4j.api.messages.StreamEvent.MessageStart;
import io.github.kiro4j.api.messages.StreamEvent.MessageStop;
import io.github.kiro4j.api.messages.StreamEvent.Ping;
import io.github.kiro4j.api.messages.StreamEvent.Unknown;
import io.github.kiro4j.api.union.TaggedUnion;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A server-sent event of a streamed message. The event's name is the type.
///
/// A stream has one `message_start`; per block, in ascending order and one at a time,
/// `content_block_start`, deltas and `content_block_stop`; then `message_delta` and `message_stop`.
/// Instead of any of these it can end with one `error`. Pings may be anywhere. The union is open:
/// an event of another type is an [Unknown].
///
/// Source: Anthropic's public documentation of streaming.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "type",
    visible = true,
    defaultImpl = Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = MessageStart.class, name = "message_start"),
  @JsonSubTypes.Type(value = ContentBlockStart.class, name = "content_block_start"),
  @JsonSubTypes.Type(value = ContentBlockDelta.class, name = "content_block_delta"),
  @JsonSubTypes.Type(value = ContentBlockStop.class, name = "content_block_stop"),
  @JsonSubTypes.Type(value = MessageDelta.class, name = "message_delta"),
  @JsonSubTypes.Type(value = MessageStop.class, name = "message_stop"),
  @JsonSubTypes.Type(value = Ping.class, name = "ping"),
  @JsonSubTypes.Type(value = ErrorEvent.class, name = "error"),
})
@JsonPropertyOrder("type")
public sealed interface StreamEvent extends TaggedUnion {

  /// Begins the message, which has no content and no stop reason yet.
  record MessageStart(Message message) implements StreamEvent {}

  /// Begins a block. Text, reasoning and tool input follow as deltas; other blocks are complete.
  ///
  /// @param index index of the block, from 0
  /// @param contentBlock the block without the content of its deltas
  @JsonNaming(SnakeCaseStrategy.class)
  record ContentBlockStart(int index, ContentBlock contentBlock) implements StreamEvent {}

  /// Adds to a block.
  ///
  /// @param index index of the block
  /// @param delta the addition
  record ContentBlockDelta(int index, Delta delta) implements StreamEvent {}

  /// Ends a block.
  ///
  /// @param index index of the block
  record ContentBlockStop(int index) implements StreamEvent {}

  /// States why the message ended.
  ///
  /// @param delta the stop reason
  /// @param usage the total numbers of tokens
  record MessageDelta(
      End delta, @JsonIgnoreProperties({"cache_creation", "service_tier"}) Usage usage)
      implements StreamEvent {

    /// The stop reason.
    ///
    /// @param stopReason why the message ended
    /// @param stopSequence the matched sequence if the stop reason is `stop_sequence`; null
    ///   otherwise
    /// @param stopDetails why the message was refused if the stop reason is `refusal`; null
    ///   otherwise
    @JsonNaming(SnakeCaseStrategy.class)
    public record End(
        StopReason stopReason,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String stopSequence,
        @Nullable StopDetails stopDetails) {}
  }

  /// Ends the message.
  record MessageStop() implements StreamEvent {}

  /// Keeps the connection alive.
  record Ping() implements StreamEvent {}

  /// Ends the stream because the answer failed after it had begun.
  ///
  /// @param error the error
  /// @param requestId the value of the header `request-id`; null if absent
  @JsonNaming(SnakeCaseStrategy.class)
  record ErrorEvent(ApiError error, @Nullable String requestId) implements StreamEvent {}

  /// An event of an unknown type.
  ///
  /// @param members every member except `type`
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements StreamEvent {
    public Unknown {
      required(type, "type");
      members = Objects.requireNonNullElse(members, Map.of());
    }
  }
}
