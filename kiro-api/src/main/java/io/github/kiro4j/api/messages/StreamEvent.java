package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
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
import org.jspecify.annotations.Nullable;

/// One server-sent event of a streaming answer; `type` is also the SSE event name.
///
/// A stream is one `message_start`; per block, in ascending order and one at a time,
/// `content_block_start`, deltas, `content_block_stop`; then `message_delta` and `message_stop`. Or
/// it ends in one `error`. Pings may stand anywhere. Open: see [Unknown].
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

  /// Opens the stream with a message that has no content and no stop reason yet.
  record MessageStart(Message message) implements StreamEvent {}

  /// Opens block `index`; text and tool input arrive as deltas, other blocks may come whole.
  @JsonNaming(SnakeCaseStrategy.class)
  record ContentBlockStart(int index, ContentBlock contentBlock) implements StreamEvent {}

  /// Adds to the open block.
  record ContentBlockDelta(int index, Delta delta) implements StreamEvent {}

  /// Closes the open block.
  record ContentBlockStop(int index) implements StreamEvent {}

  /// Says why the message ended and what it cost; the figures are totals.
  record MessageDelta(End delta, Usage usage) implements StreamEvent {

    /// Stop reason and, for `stop_sequence`, the sequence that matched.
    @JsonNaming(SnakeCaseStrategy.class)
    public record End(
        StopReason stopReason,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String stopSequence) {}
  }

  /// The stream is complete.
  record MessageStop() implements StreamEvent {}

  /// Keeps the connection alive.
  record Ping() implements StreamEvent {}

  /// The answer failed after it had begun; nothing follows.
  @JsonNaming(SnakeCaseStrategy.class)
  record ErrorEvent(ApiError error, @Nullable String requestId) implements StreamEvent {}

  /// An event of a type that this version does not know, with every member but `type`.
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements StreamEvent {
    public Unknown {
      required(type, "type");
      members = members == null ? Map.of() : members;
    }
  }
}
