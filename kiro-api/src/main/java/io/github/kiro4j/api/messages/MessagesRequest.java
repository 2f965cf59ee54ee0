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

/// The body of `POST /v1/messages` and `POST /v1/messages/count_tokens`. Constructors throw an
/// [InvalidFieldException] if `model` or `messages` is null.
///
/// Source: Anthropic's public documentation of the Messages API.
///
/// @param model the model's name
/// @param maxTokens most tokens of the answer; required for messages, null if only tokens are
///   counted
/// @param messages the conversation
/// @param system the system prompt; a string in JSON stands for one text block; empty if absent or
///   null
/// @param stream whether the response is a stream of server-sent events; null for false
/// @param stopSequences texts that end the answer
/// @param tools the tools that the model may call
/// @param toolChoice which tools the model may or must call; null if absent
/// @param thinking whether and how much the model reasons; null if absent
/// @param outputConfig parameters of the answer; null if absent
/// @param metadata facts about the caller; null if absent
/// @param other every other member, which is accepted without effect
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

  /// Whether the response is a stream of server-sent events.
  public boolean streaming() {
    return Boolean.TRUE.equals(stream);
  }

  /// Facts about the caller.
  ///
  /// @param userId an id of the user, in which Claude Code states its session; null if absent
  @JsonNaming(SnakeCaseStrategy.class)
  public record Metadata(@Nullable String userId) {}
}
