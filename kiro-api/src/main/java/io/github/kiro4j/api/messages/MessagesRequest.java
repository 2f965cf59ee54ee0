package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    system = List.copyOf(Objects.requireNonNullElse(system, List.of()));
    stopSequences = List.copyOf(Objects.requireNonNullElse(stopSequences, List.of()));
    tools = List.copyOf(Objects.requireNonNullElse(tools, List.of()));
    other = Objects.requireNonNullElse(other, Map.of());
  }

  /// The format that the answer's text must have.
  public Optional<OutputConfig.Format> outputFormat() {
    return Optional.ofNullable(outputConfig).map(OutputConfig::format);
  }

  /// One of the members in [#other]; a missing node if the request lacks the member.
  public JsonNode other(String name) {
    return other.getOrDefault(name, MissingNode.getInstance());
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
