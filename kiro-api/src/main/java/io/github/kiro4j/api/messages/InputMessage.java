package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a request's conversation.
///
/// @param content the blocks; a string on the wire is one text block
/// @param outputConfig settings that newer clients attach to a single `system` message
@JsonNaming(SnakeCaseStrategy.class)
public record InputMessage(
    Role role,
    @JsonDeserialize(using = ContentDeserializer.class) List<ContentBlock> content,
    @Nullable OutputConfig outputConfig) {

  public InputMessage {
    required(role, "role");
    content = List.copyOf(required(content, "content"));
  }

  public InputMessage(Role role, List<ContentBlock> content) {
    this(role, content, null);
  }

  /// Who speaks. `SYSTEM` may stand anywhere among the messages.
  public enum Role {
    @JsonProperty("user")
    USER,
    @JsonProperty("assistant")
    ASSISTANT,
    @JsonProperty("system")
    SYSTEM
  }
}
