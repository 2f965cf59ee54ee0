package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of a request's conversation.
///
/// @param role the role of the author
/// @param content the blocks; a string in JSON stands for one text block
/// @param outputConfig parameters of the answer, which newer clients set in a `system` message;
///   null if absent
@JsonNaming(SnakeCaseStrategy.class)
public record InputMessage(
    Role role,
    @JsonDeserialize(using = ContentDeserializer.class) List<ContentBlock> content,
    @Nullable OutputConfig outputConfig) {

  public InputMessage {
    required(role, "role");
    content = List.copyOf(required(content, "content"));
  }

  /// A message without parameters of the answer.
  public InputMessage(Role role, List<ContentBlock> content) {
    this(role, content, null);
  }

  /// The role of a message's author. System messages may be anywhere among the messages.
  public enum Role {
    @JsonProperty("user")
    USER,
    @JsonProperty("assistant")
    ASSISTANT,
    @JsonProperty("system")
    SYSTEM
  }
}
