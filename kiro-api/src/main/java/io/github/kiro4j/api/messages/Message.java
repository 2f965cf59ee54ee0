package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer: the body of a non-streaming reply, and, still without content, the payload of
/// `message_start`.
///
/// @param id `msg_` and an opaque rest
/// @param model the model as the request named it
/// @param stopReason null only in `message_start`
/// @param stopSequence the matched sequence when `stopReason` is `stop_sequence`
/// @param stopDetails why the answer was refused when `stopReason` is `refusal`
@JsonNaming(SnakeCaseStrategy.class)
@JsonPropertyOrder({
  "id",
  "type",
  "role",
  "model",
  "content",
  "stop_reason",
  "stop_sequence",
  "stop_details"
})
public record Message(
    String id,
    String model,
    List<ContentBlock> content,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable StopReason stopReason,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String stopSequence,
    @Nullable StopDetails stopDetails,
    Usage usage) {

  public Message {
    content = List.copyOf(content);
  }

  @JsonProperty("type")
  public String type() {
    return "message";
  }

  @JsonProperty("role")
  public String role() {
    return "assistant";
  }
}
