package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/messages` and `POST /v1/messages/count_tokens`.
///
/// @param maxTokens most tokens that the answer may have; required for messages, absent when
///   counting
/// @param system the system prompt; a string on the wire is one text block, absent or null is empty
/// @param stream whether the answer comes as server-sent events
/// @param other every other member, known to the real API or not: accepted without effect
@JsonNaming(SnakeCaseStrategy.class)
public record MessagesRequest(
    String model,
    @Nullable Integer maxTokens,
    List<InputMessage> messages,
    @JsonDeserialize(using = ContentDeserializer.class) List<ContentBlock> system,
    @Nullable Boolean stream,
    List<String> stopSequences,
    List<Tool> tools,
    @Nullable ToolChoice toolChoice,
    @Nullable ThinkingConfig thinking,
    @Nullable OutputConfig outputConfig,
    @Nullable Metadata metadata,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {

  public MessagesRequest {
    required(model, "model");
    messages = List.copyOf(required(messages, "messages"));
    system = system == null ? List.of() : List.copyOf(system);
    stopSequences = stopSequences == null ? List.of() : List.copyOf(stopSequences);
    tools = tools == null ? List.of() : List.copyOf(tools);
    other = other == null ? Map.of() : other;
  }

  /// Whether the client asked for server-sent events.
  public boolean streaming() {
    return Boolean.TRUE.equals(stream);
  }

  /// Facts about the caller. Claude Code puts its session id into `user_id`.
  @JsonNaming(SnakeCaseStrategy.class)
  public record Metadata(@Nullable String userId) {}
}
