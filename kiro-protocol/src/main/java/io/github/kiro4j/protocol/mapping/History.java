package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.protocol.kiro.ChatMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessage;
import io.github.kiro4j.protocol.kiro.ChatMessage.UserInputMessageContext;
import io.github.kiro4j.protocol.kiro.ImageBlock;
import io.github.kiro4j.protocol.kiro.ToolEntry;
import io.github.kiro4j.protocol.kiro.ToolResult;
import io.github.kiro4j.protocol.kiro.ToolUse;
import io.github.kiro4j.protocol.mapping.Turn.AssistantTurn;
import io.github.kiro4j.protocol.mapping.Turn.UserTurn;
import io.github.kiro4j.protocol.mapping.tools.ToolNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the upstream's conversation out of turns: messages that alternate and begin and end with
/// the user, of which the last is the current one.
final class History {

  private static final int MAX_IMAGES = 10;
  private static final String ORIGIN = "AI_EDITOR";
  private static final String SYSTEM_ACKNOWLEDGED = "I will follow these instructions.";
  private static final String MORE_TO_COME = "OK";
  private static final String BEGIN = "Begin.";
  private static final String GO_ON =
      "Go on with your last message exactly where it ends. Repeat nothing of it and add no"
          + " introduction.";

  /// Stands for the text of an answer that has none: an empty text is refused by some versions of
  /// the upstream, and words would be imitated by the model.
  private static final String NO_TEXT = " ";

  private final String modelId;
  private final ToolNames toolNames;
  private final List<ChatMessage> messages = new ArrayList<>();

  private History(String modelId, ToolNames toolNames) {
    this.modelId = modelId;
    this.toolNames = toolNames;
  }

  /// The messages of the conversation, the last of them the user's.
  ///
  /// @param systemText goes first, as a message of the user that the model acknowledges; none if
  ///   blank
  /// @param turns alternating, at least one; if the last one is the model's, the model is asked to
  ///   go on with it
  static List<ChatMessage> of(
      String systemText, List<Turn> turns, String modelId, ToolNames toolNames) {
    History history = new History(modelId, toolNames);
    history.addSystem(systemText);
    history.addTurns(betweenUserTurns(turns));
    return history.messages;
  }

  /// The user's current message with the tools, and with words that concern only the coming answer.
  static UserInputMessage current(UserInputMessage last, List<ToolEntry> tools, String reminder) {
    UserInputMessageContext context = last.userInputMessageContext();
    List<ToolResult> results = context == null ? List.of() : context.toolResults();
    String lineBreak = last.content().isEmpty() || reminder.isEmpty() ? "" : "\n";
    return new UserInputMessage(
        last.content() + lineBreak + reminder,
        context(results, tools),
        last.images(),
        last.modelId(),
        last.origin());
  }

  private static List<Turn> betweenUserTurns(List<Turn> turns) {
    List<Turn> complete = new ArrayList<>(turns);
    if (complete.getFirst() instanceof AssistantTurn) {
      UserTurn first = new UserTurn();
      first.say(BEGIN);
      complete.addFirst(first);
    }
    if (complete.getLast() instanceof AssistantTurn unfinished) {
      UserTurn last = new UserTurn();
      last.say(unfinished.calls().isEmpty() ? GO_ON : "");
      complete.addLast(last);
    }
    return complete;
  }

  private void addSystem(String text) {
    if (!text.isBlank()) {
      messages.add(message(text, null, List.of()));
      messages.add(new AssistantResponseMessage(SYSTEM_ACKNOWLEDGED, List.of(), null));
    }
  }

  private void addTurns(List<Turn> turns) {
    SealedReasoning reasoning = new SealedReasoning(turns);
    AssistantTurn said = new AssistantTurn();
    for (int i = 0; i < turns.size(); i++) {
      switch (turns.get(i)) {
        case UserTurn answered -> {
          ToolPairing pairing = ToolPairing.of(said.calls(), answered.results(), toolNames);
          if (i > 0) {
            messages.add(assistant(said, pairing.calls(), reasoning));
          }
          addUser(answered, pairing);
        }
        case AssistantTurn turn -> said = turn;
      }
    }
  }

  private static AssistantResponseMessage assistant(
      AssistantTurn turn, List<ToolUse> calls, SealedReasoning reasoning) {
    String text = turn.text().isBlank() ? NO_TEXT : turn.text();
    return new AssistantResponseMessage(text, calls, reasoning.of(turn).orElse(null));
  }

  /// A message holds ten images at most; more of them come in messages before. Results must follow
  /// their calls at once, so they go into the first of these.
  private void addUser(UserTurn turn, ToolPairing pairing) {
    List<String> texts = new ArrayList<>(pairing.orphans());
    texts.addAll(turn.texts());
    String text = String.join("\n", texts);

    List<ImageBlock> images = turn.attachments().images();
    UserInputMessageContext context = context(pairing.results(), List.of());
    while (images.size() > MAX_IMAGES) {
      messages.add(message("", context, images.subList(0, MAX_IMAGES)));
      messages.add(new AssistantResponseMessage(MORE_TO_COME, List.of(), null));
      images = images.subList(MAX_IMAGES, images.size());
      context = null;
    }
    messages.add(message(text, context, images));
  }

  private UserInputMessage message(
      String content, @Nullable UserInputMessageContext context, List<ImageBlock> images) {
    return new UserInputMessage(content, context, images, modelId, ORIGIN);
  }

  private static @Nullable UserInputMessageContext context(
      List<ToolResult> results, List<ToolEntry> tools) {
    return results.isEmpty() && tools.isEmpty()
        ? null
        : new UserInputMessageContext(results, tools);
  }
}
