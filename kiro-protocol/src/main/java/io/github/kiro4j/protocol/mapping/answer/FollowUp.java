package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.kiro.ChatMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessageContext;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.protocol.kiro.ToolResult;
import java.util.ArrayList;
import java.util.List;

/// Continues a conversation within one message of the client: after the gateway has executed the
/// model's tool calls, and after an answer that lacks what the request requires.
public final class FollowUp {

  private FollowUp() {}

  /// The request that passes the results to the model.
  ///
  /// @param request the request before
  /// @param answer the model's answer to that request, tool calls included
  /// @param results one result per tool call, in the order of the calls
  public static KiroRequest of(
      KiroRequest request, AssistantResponseMessage answer, List<ToolResult> results) {
    return of(request, answer, results, "");
  }

  /// The request that lets the model correct its answer.
  ///
  /// @param request the request before
  static KiroRequest of(KiroRequest request, Correction correction) {
    return of(request, correction.answer(), correction.results(), correction.text());
  }

  private static KiroRequest of(
      KiroRequest request, AssistantResponseMessage answer, List<ToolResult> results, String text) {
    ConversationState state = request.conversationState();
    UserInputMessage question = state.currentMessage();
    List<ChatMessage> history = new ArrayList<>(state.history());
    // A user message in the history must not declare tools.
    history.add(question.withTools(List.of()));
    history.add(answer);
    UserInputMessage next =
        new UserInputMessage(
            text,
            UserInputMessageContext.of(results, question.tools()),
            List.of(),
            question.modelId(),
            question.origin());
    return new KiroRequest(
        new ConversationState(
            state.conversationId(),
            history,
            next,
            state.agentContinuationId(),
            state.agentTaskType(),
            state.chatTriggerType()),
        request.profileArn(),
        request.additionalModelRequestFields());
  }
}
