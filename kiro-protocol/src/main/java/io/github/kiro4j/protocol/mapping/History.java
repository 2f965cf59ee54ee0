package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.kiro.ChatMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessageContext;
import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.kiro.ToolEntry;
import io.github.kiro4j.protocol.kiro.ToolUse;
import io.github.kiro4j.protocol.mapping.Turn.AssistantTurn;
import io.github.kiro4j.protocol.mapping.Turn.UserTurn;
import io.github.kiro4j.protocol.mapping.tools.ToolNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds the conversation of a Kiro request from turns: messages that alternate between user and
/// assistant and begin and end with the user. The last one is the current message.
final class History {

  private static final int MAX_IMAGES = 10;
  private static final String ORIGIN = "AI_EDITOR";
  private static final String SYSTEM_ACKNOWLEDGED = "I will follow these instructions.";
  private static final String MORE_FOLLOWS = "OK";
  private static final String BEGIN = "Begin.";
  private static final String CONTINUE =
      "Go on with your last message exactly where it ends. Repeat nothing of it and add no"
          + " introduction.";

  private final String modelId;
  private final ToolNames toolNames;
  private final List<ChatMessage> messages = new ArrayList<>();

  private History(String modelId, ToolNames toolNames) {
    this.modelId = modelId;
    this.toolNames = toolNames;
  }

  /// The messages of the conversation, of which the last is the user's.
  ///
  /// @param systemText becomes a first message of the user that the model acknowledges; no message
  ///   if blank
  /// @param turns at least one turn, alternating; if the last turn is the assistant's, a message is
  ///   added that asks the model to continue it
  static List<ChatMessage> of(
      String systemText, List<Turn> turns, String modelId, ToolNames toolNames) {
    History history = new History(modelId, toolNames);
    history.addSystem(systemText);
    history.addTurns(betweenUserTurns(turns));
    return history.messages;
  }

  /// The current message with the tools and the reminder, neither of which belongs to the history
  /// of later requests.
  static UserInputMessage current(UserInputMessage last, List<ToolEntry> tools, String reminder) {
    String content =
        Stream.of(last.content(), reminder)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("\n"));
    return last.withContent(content).withTools(tools);
  }

  private static List<Turn> betweenUserTurns(List<Turn> turns) {
    List<Turn> complete = new ArrayList<>(turns);
    if (complete.getFirst() instanceof AssistantTurn) {
      UserTurn first = new UserTurn();
      first.addText(BEGIN);
      complete.addFirst(first);
    }
    if (complete.getLast() instanceof AssistantTurn unfinished) {
      UserTurn last = new UserTurn();
      last.addText(unfinished.calls().isEmpty() ? CONTINUE : "");
      complete.addLast(last);
    }
    return complete;
  }

  private void addSystem(String text) {
    if (!text.isBlank()) {
      messages.add(message(text, null, List.of()));
      messages.add(AssistantResponseMessage.ofText(SYSTEM_ACKNOWLEDGED));
    }
  }

  private void addTurns(List<Turn> turns) {
    SealedReasoning reasoning = new SealedReasoning(turns);
    AssistantTurn assistant = new AssistantTurn();
    for (int i = 0; i < turns.size(); i++) {
      switch (turns.get(i)) {
        case UserTurn user -> {
          ToolPairing pairing = ToolPairing.of(assistant.calls(), user.results(), toolNames);
          if (i > 0) {
            messages.add(assistant(assistant, pairing.calls(), reasoning));
          }
          addUser(user, pairing);
        }
        case AssistantTurn turn -> assistant = turn;
      }
    }
  }

  private static AssistantResponseMessage assistant(
      AssistantTurn turn, List<ToolUse> calls, SealedReasoning reasoning) {
    String text = turn.text().isBlank() ? ChatMessage.NO_TEXT : turn.text();
    return new AssistantResponseMessage(text, calls, reasoning.of(turn).orElse(null));
  }

  /// A message holds at most ten images, so further images are sent in messages before it. Tool
  /// results have to follow their calls immediately and therefore are in the first of these
  /// messages.
  private void addUser(UserTurn turn, ToolPairing pairing) {
    List<String> texts = new ArrayList<>(pairing.orphans());
    texts.addAll(turn.texts());
    String text = String.join("\n", texts);

    List<ImageBlock> images = turn.attachments().images();
    UserInputMessageContext context = UserInputMessageContext.of(pairing.results(), List.of());
    while (images.size() > MAX_IMAGES) {
      messages.add(message("", context, images.subList(0, MAX_IMAGES)));
      messages.add(AssistantResponseMessage.ofText(MORE_FOLLOWS));
      images = images.subList(MAX_IMAGES, images.size());
      context = null;
    }
    messages.add(message(text, context, images));
  }

  private UserInputMessage message(
      String content, @Nullable UserInputMessageContext context, List<ImageBlock> images) {
    return new UserInputMessage(content, context, images, modelId, ORIGIN);
  }
}
