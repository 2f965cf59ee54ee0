package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a conversation. In JSON an object with exactly one member, whose name states the
/// role.
///
/// Source: `ChatMessage` in AWS's published streaming model; limits from the same model.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = UserInputMessage.class, name = "userInputMessage"),
  @JsonSubTypes.Type(value = AssistantResponseMessage.class, name = "assistantResponseMessage"),
})
public sealed interface ChatMessage {

  /// The text of a message that has none. Some versions of the service refuse an empty text, and a
  /// model would answer or imitate words.
  String NO_TEXT = " ";

  /// A message of the user, with the results of tool calls and, in the current message only, the
  /// tools.
  ///
  /// @param content at most 10,000,000 characters; one space if there are only tool results or
  ///   images
  /// @param userInputMessageContext tool results and tools; null if there are none
  /// @param images at most 10
  /// @param modelId the upstream's own id of the model
  /// @param origin the product that sends the request, `AI_EDITOR` for Kiro IDE
  record UserInputMessage(
      String content,
      @Nullable UserInputMessageContext userInputMessageContext,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ImageBlock> images,
      @Nullable String modelId,
      @Nullable String origin)
      implements ChatMessage {

    public UserInputMessage {
      content = content.isEmpty() ? NO_TEXT : content;
      images = List.copyOf(images);
    }

    /// The results of tool calls; empty if there are none.
    public List<ToolResult> toolResults() {
      return userInputMessageContext == null ? List.of() : userInputMessageContext.toolResults();
    }

    /// The declared tools; empty if there are none.
    public List<ToolEntry> tools() {
      return userInputMessageContext == null ? List.of() : userInputMessageContext.tools();
    }

    /// The same message with another text.
    public UserInputMessage withContent(String text) {
      return new UserInputMessage(text, userInputMessageContext, images, modelId, origin);
    }

    /// The same message with these tools and no others.
    public UserInputMessage withTools(List<ToolEntry> tools) {
      UserInputMessageContext context = UserInputMessageContext.of(toolResults(), tools);
      return new UserInputMessage(content, context, images, modelId, origin);
    }
  }

  /// An answer of the model.
  ///
  /// @param content the text; one space if there are only tool calls
  /// @param toolUses the tool calls of the answer
  /// @param reasoningContent the answer's reasoning, signed or encrypted; null if there is none
  record AssistantResponseMessage(
      String content,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ToolUse> toolUses,
      @Nullable ReasoningContent reasoningContent)
      implements ChatMessage {

    /// An answer without tool calls and reasoning.
    public static AssistantResponseMessage ofText(String text) {
      return new AssistantResponseMessage(text, List.of(), null);
    }

    public AssistantResponseMessage {
      content = content.isEmpty() ? NO_TEXT : content;
      toolUses = List.copyOf(toolUses);
    }
  }

  /// The parts of a user message beside its text and images.
  ///
  /// @param toolResults one result per tool call of the assistant message before, in the order of
  ///   the calls
  /// @param tools present only in the current message, which must declare every tool that the
  ///   history calls
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record UserInputMessageContext(List<ToolResult> toolResults, List<ToolEntry> tools) {

    public UserInputMessageContext {
      toolResults = List.copyOf(toolResults);
      tools = List.copyOf(tools);
    }

    /// The context of a message; null if there are neither results nor tools.
    public static @Nullable UserInputMessageContext of(
        List<ToolResult> toolResults, List<ToolEntry> tools) {
      return toolResults.isEmpty() && tools.isEmpty()
          ? null
          : new UserInputMessageContext(toolResults, tools);
    }
  }
}
