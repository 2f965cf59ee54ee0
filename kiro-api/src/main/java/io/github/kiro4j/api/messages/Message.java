package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of the model: the body of a response that is not streamed and, without content, the
/// payload of `message_start`.
///
/// @param id `msg_` and opaque characters
/// @param model the model's name in the request
/// @param content the content blocks
/// @param stopReason why the message ended; null only in `message_start`
/// @param stopSequence the matched sequence if the stop reason is `stop_sequence`; null otherwise
/// @param stopDetails why the message was refused if the stop reason is `refusal`; null otherwise
/// @param usage the numbers of tokens
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

  /// Always `message`.
  @JsonProperty("type")
  public String type() {
    return "message";
  }

  /// Always `assistant`.
  @JsonProperty("role")
  public String role() {
    return "assistant";
  }
}
