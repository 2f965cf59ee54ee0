package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of the operation `generateAssistantResponse`.
///
/// The body has no members for a system prompt, sampling parameters, stop sequences or a tool
/// choice, and the service refuses unknown members at the top level.
///
/// Source: `GenerateAssistantResponseRequest` in AWS's published streaming model.
///
/// @param conversationState the conversation
/// @param profileArn the profile of the credential that sends the request, at most 950 characters;
///   null for none
/// @param additionalModelRequestFields parameters that the model's own schema allows, for example
///   `{"output_config":{"effort":"high"}}`; a model without a schema refuses any value
public record KiroRequest(
    ConversationState conversationState,
    @Nullable String profileArn,
    @Nullable JsonNode additionalModelRequestFields) {

  /// The same request with another profile, or without one.
  public KiroRequest withProfileArn(@Nullable String arn) {
    return new KiroRequest(conversationState, arn, additionalModelRequestFields);
  }

  /// Whether the history holds reasoning, which the service may refuse with the reason
  /// `THINKING_SIGNATURE_INVALID`.
  public boolean carriesReasoning() {
    return conversationState.history().stream()
        .anyMatch(message ->
            message instanceof ChatMessage.AssistantResponseMessage answer
                && answer.reasoningContent() != null);
  }

  /// The same request without the reasoning in the history, for a retry after such a refusal.
  public KiroRequest withoutReasoning() {
    List<ChatMessage> history =
        conversationState.history().stream().map(KiroRequest::withoutReasoning).toList();
    return new KiroRequest(
        conversationState.withHistory(history), profileArn, additionalModelRequestFields);
  }

  private static ChatMessage withoutReasoning(ChatMessage message) {
    return switch (message) {
      case ChatMessage.UserInputMessage user -> user;
      case ChatMessage.AssistantResponseMessage answer ->
          new ChatMessage.AssistantResponseMessage(answer.content(), answer.toolUses(), null);
    };
  }

  /// The whole conversation. The service keeps no messages between requests.
  ///
  /// @param conversationId 1 to 128 characters; the upstream caches by this id
  /// @param history alternates between user and assistant, begins with a user message and ends with
  ///   an assistant message
  /// @param currentMessage the message to answer
  /// @param agentContinuationId a UUID, the same for all requests between two questions of the user
  /// @param agentTaskType `vibe` for a conversation
  /// @param chatTriggerType `MANUAL` for a request of the user
  public record ConversationState(
      String conversationId,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ChatMessage> history,
      ChatMessage.UserInputMessage currentMessage,
      String agentContinuationId,
      String agentTaskType,
      String chatTriggerType) {

    public ConversationState {
      history = List.copyOf(history);
    }

    private ConversationState withHistory(List<ChatMessage> other) {
      return new ConversationState(
          conversationId,
          other,
          currentMessage,
          agentContinuationId,
          agentTaskType,
          chatTriggerType);
    }
  }
}
