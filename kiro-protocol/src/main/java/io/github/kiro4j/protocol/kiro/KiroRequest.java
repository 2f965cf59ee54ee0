package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /generateAssistantResponse`.
///
/// There is no member for a system prompt, sampling settings, stop sequences or a tool choice; the
/// service refuses unknown top-level members.
///
/// @param profileArn the profile of the credential that sends the request; at most 950 characters
/// @param additionalModelRequestFields settings that the model's own schema allows, such as
///   `{"output_config":{"effort":"high"}}`; models without such a schema refuse any value
public record KiroRequest(
    ConversationState conversationState,
    @Nullable String profileArn,
    @Nullable JsonNode additionalModelRequestFields) {

  /// The same request on behalf of another profile, or of none.
  public KiroRequest withProfileArn(@Nullable String arn) {
    return new KiroRequest(conversationState, arn, additionalModelRequestFields);
  }

  /// Whether the history holds reasoning of earlier turns, which the service may refuse with
  /// `THINKING_SIGNATURE_INVALID`.
  public boolean carriesReasoning() {
    return conversationState.history().stream()
        .anyMatch(message ->
            message instanceof ChatMessage.AssistantResponseMessage answer
                && answer.reasoningContent() != null);
  }

  /// The same request without the reasoning of earlier turns, for another try after such a refusal.
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

  /// The whole conversation; the service keeps none of it between requests.
  ///
  /// @param conversationId 1 to 128 characters; stable ids let the upstream cache
  /// @param history alternates user and assistant, begins with user, ends with assistant; left out
  ///   of the body when empty, as official clients do
  /// @param currentMessage always a user message
  /// @param agentContinuationId a UUID, stable for one user turn
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
