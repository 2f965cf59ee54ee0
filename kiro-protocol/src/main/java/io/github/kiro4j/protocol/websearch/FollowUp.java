package io.github.kiro4j.protocol.websearch;

import io.github.kiro4j.protocol.kiro.ChatMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessageContext;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.kiro.KiroRequest.ConversationState;
import io.github.kiro4j.protocol.kiro.ToolEntry;
import io.github.kiro4j.protocol.kiro.ToolResult;
import java.util.ArrayList;
import java.util.List;

/// Goes on with a conversation after the gateway itself has run the model's tool calls.
public final class FollowUp {

  private FollowUp() {}

  /// The request that gives the model the results.
  ///
  /// @param asked the request that the turn answered
  /// @param turn what the model said, calls included
  /// @param results one per call, in the calls' order
  public static KiroRequest of(
      KiroRequest asked, AssistantResponseMessage turn, List<ToolResult> results) {
    ConversationState state = asked.conversationState();
    UserInputMessage question = state.currentMessage();
    List<ChatMessage> history = new ArrayList<>(state.history());
    history.add(withoutTools(question));
    history.add(turn);
    UserInputMessage next =
        new UserInputMessage(
            "",
            new UserInputMessageContext(results, tools(question)),
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
        asked.profileArn(),
        asked.additionalModelRequestFields());
  }

  /// In the history a user message carries no tools.
  private static UserInputMessage withoutTools(UserInputMessage message) {
    List<ToolResult> results = toolResults(message);
    return new UserInputMessage(
        message.content(),
        results.isEmpty() ? null : new UserInputMessageContext(results, List.of()),
        message.images(),
        message.modelId(),
        message.origin());
  }

  private static List<ToolResult> toolResults(UserInputMessage message) {
    UserInputMessageContext context = message.userInputMessageContext();
    return context == null ? List.of() : context.toolResults();
  }

  private static List<ToolEntry> tools(UserInputMessage message) {
    UserInputMessageContext context = message.userInputMessageContext();
    return context == null ? List.of() : context.tools();
  }
}
