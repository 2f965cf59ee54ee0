package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InputMessage.Role;
import io.github.kiro4j.protocol.kiro.ReasoningContent;
import io.github.kiro4j.protocol.mapping.Turn.AssistantTurn;
import io.github.kiro4j.protocol.mapping.Turn.UserTurn;
import io.github.kiro4j.protocol.mapping.content.Attachments;
import io.github.kiro4j.protocol.mapping.content.Base64Text;
import io.github.kiro4j.protocol.mapping.content.ContentRenderer;
import io.github.kiro4j.protocol.mapping.content.Reminder;
import io.github.kiro4j.protocol.mapping.content.WellFormed;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.protocol.signature.GatewaySignature;
import io.github.kiro4j.protocol.signature.OmittedReasoning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads messages into alternating turns: neighbours of the same role become one turn, and messages
/// without content are left out.
///
/// System messages before the first answer belong to the system prompt and are left out. Later ones
/// become part of the user's turn, marked as reminders.
final class TurnReader {

  private static final FieldPath MESSAGES = new FieldPath("messages");

  private final ContentRenderer renderer;
  private final boolean replaySealedReasoning;
  private final List<Turn> turns = new ArrayList<>();

  private TurnReader(ContentRenderer renderer, boolean replaySealedReasoning) {
    this.renderer = renderer;
    this.replaySealedReasoning = replaySealedReasoning;
  }

  /// Reads all messages.
  ///
  /// @param replaySealedReasoning whether reasoning that the upstream signed is sent back
  /// @throws InvalidRequestException if the upstream cannot accept a block
  static List<Turn> read(
      List<InputMessage> messages, ContentRenderer renderer, boolean replaySealedReasoning) {
    TurnReader reader = new TurnReader(renderer, replaySealedReasoning);
    boolean afterFirstAnswer = false;
    for (int i = 0; i < messages.size(); i++) {
      InputMessage message = messages.get(i);
      afterFirstAnswer |= message.role() == Role.ASSISTANT;
      if (message.role() != Role.SYSTEM || afterFirstAnswer) {
        reader.read(message, MESSAGES.item(i).member("content"));
      }
    }
    return reader.turns;
  }

  private void read(InputMessage message, FieldPath path) {
    switch (message.role()) {
      case USER -> user(message.content(), path);
      case ASSISTANT -> assistant(message.content(), path);
      case SYSTEM -> {
        UserTurn turn = openUserTurn();
        turn.addText(Reminder.of(SystemPrompt.text(message.content(), path)));
        close(turn);
      }
    }
  }

  private void user(List<ContentBlock> blocks, FieldPath path) {
    UserTurn turn = openUserTurn();
    for (int j = 0; j < blocks.size(); j++) {
      if (blocks.get(j) instanceof ContentBlock.ToolResult result) {
        FieldPath content = path.item(j).member("tool_result").member("content");
        turn.add(result(result, content, turn.attachments()));
      } else {
        turn.addText(renderer.render(blocks.get(j), path.item(j), turn.attachments()));
      }
    }
    close(turn);
  }

  private UserTurn.Result result(
      ContentBlock.ToolResult result, FieldPath path, Attachments attachments) {
    String text = renderer.render(result.content(), path, attachments);
    return new UserTurn.Result(result.toolUseId(), text, result.failed());
  }

  private void assistant(List<ContentBlock> blocks, FieldPath path) {
    AssistantTurn turn =
        !turns.isEmpty() && turns.getLast() instanceof AssistantTurn open
            ? open
            : new AssistantTurn();
    for (int j = 0; j < blocks.size(); j++) {
      assistant(blocks.get(j), path.item(j), turn);
    }
    turn.endMessage();
    close(turn);
  }

  private void assistant(ContentBlock block, FieldPath path, AssistantTurn turn) {
    switch (block) {
      case ContentBlock.Text text -> turn.addText(WellFormed.text(text.text()));
      case ContentBlock.Thinking(String text, String signature) ->
          OmittedReasoning.in(signature)
              .ifPresentOrElse(
                  omitted -> reasoning(omitted.text(), omitted.signature(), turn),
                  () -> reasoning(text, signature, turn));
      case ContentBlock.RedactedThinking redacted -> {
        if (replaySealedReasoning && Base64Text.isValid(redacted.data())) {
          turn.addReasoning(new ReasoningContent.RedactedContent(redacted.data()));
        }
      }
      case ContentBlock.ToolUse call -> turn.addCall(call);
      case ContentBlock.SearchResult _,
          ContentBlock.ServerToolUse _,
          ContentBlock.WebSearchToolResult _,
          ContentBlock.Unknown _ ->
          turn.addParagraph(renderer.render(block, path, new Attachments()));
      case ContentBlock.Image _,
          ContentBlock.Document _,
          ContentBlock.ToolResult _,
          ContentBlock.ToolReference _ ->
          throw path.member("type")
              .refuse("`%s` blocks can only be in `user` messages".formatted(block.type()));
    }
  }

  /// Reasoning that the upstream signed is sent back as reasoning. Other reasoning is sent back
  /// between tags in the text.
  private void reasoning(String text, @Nullable String signature, AssistantTurn turn) {
    boolean signedUpstream =
        signature != null && !signature.isEmpty() && !GatewaySignature.isGatewayIssued(signature);
    if (!signedUpstream) {
      if (!text.isBlank()) {
        turn.addParagraph("<thinking>" + WellFormed.text(text) + "</thinking>");
      }
    } else if (replaySealedReasoning) {
      turn.addReasoning(new ReasoningContent.ReasoningText(text, signature));
    }
  }

  private UserTurn openUserTurn() {
    return !turns.isEmpty() && turns.getLast() instanceof UserTurn open ? open : new UserTurn();
  }

  private void close(Turn turn) {
    boolean added = !turns.isEmpty() && turns.getLast() == turn;
    if (!added && !turn.isEmpty()) {
      turns.add(turn);
    }
  }
}
