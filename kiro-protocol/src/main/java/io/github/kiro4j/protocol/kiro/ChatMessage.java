package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a conversation: an object with exactly one member, which names the speaker.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = UserInputMessage.class, name = "userInputMessage"),
  @JsonSubTypes.Type(value = AssistantResponseMessage.class, name = "assistantResponseMessage"),
})
public sealed interface ChatMessage {

  /// What the user said, with results of tools and, in the current message only, the tools.
  ///
  /// @param content up to 10,000,000 characters; empty only beside tool results or images
  /// @param images at most 10
  /// @param origin the calling product, `AI_EDITOR` for the IDE
  record UserInputMessage(
      String content,
      @Nullable UserInputMessageContext userInputMessageContext,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImageBlock> images,
      @Nullable String modelId,
      @Nullable String origin)
      implements ChatMessage {

    public UserInputMessage {
      images = images == null ? List.of() : List.copyOf(images);
    }
  }

  /// What the model answered.
  ///
  /// @param content the text; one space when there are only tool calls, since some versions of the
  ///   service refuse an empty one
  /// @param reasoningContent sealed or signed reasoning of this turn, at most one value
  record AssistantResponseMessage(
      String content,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ToolUse> toolUses,
      @Nullable ReasoningContent reasoningContent)
      implements ChatMessage {

    public AssistantResponseMessage {
      toolUses = toolUses == null ? List.of() : List.copyOf(toolUses);
    }
  }

  /// What belongs to a user message beside its text.
  ///
  /// @param toolResults one per tool call of the assistant message before, in the calls' order
  /// @param tools only in the current message, and there every tool that the history mentions
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record UserInputMessageContext(List<ToolResult> toolResults, List<ToolEntry> tools) {

    public UserInputMessageContext {
      toolResults = toolResults == null ? List.of() : List.copyOf(toolResults);
      tools = tools == null ? List.of() : List.copyOf(tools);
    }
  }
}
