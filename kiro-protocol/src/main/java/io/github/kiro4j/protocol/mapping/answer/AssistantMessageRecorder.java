package io.github.kiro4j.protocol.mapping.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.ChatMessage.AssistantResponseMessage;
import io.github.kiro4j.protocol.kiro.KiroEvent.Reasoning;
import io.github.kiro4j.protocol.kiro.ReasoningContent;
import io.github.kiro4j.protocol.kiro.ToolUse;
import io.github.kiro4j.protocol.mapping.answer.tools.InputJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Remembers what the model said in a turn, as the upstream wants it back when the gateway itself
/// goes on with the conversation.
final class AssistantMessageRecorder {

  /// Most characters that are remembered of one turn.
  static final int LONGEST_TURN = 4 * 1024 * 1024;

  private final List<ToolUse> calls = new ArrayList<>();
  private final List<SearchCall> searches = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private final StringBuilder signature = new StringBuilder();
  private final StringBuilder input = new StringBuilder();
  private @Nullable String redacted;

  void text(String piece) {
    append(text, piece);
  }

  void reasoning(Reasoning reasoning) {
    append(thinking, reasoning.text());
    append(signature, reasoning.signature());
    if (reasoning.redactedContent() != null) {
      redacted = reasoning.redactedContent();
    }
  }

  void openCall() {
    input.setLength(0);
  }

  void input(String fragment) {
    append(input, fragment);
  }

  void closeCall(String id, String name, boolean search) {
    JsonNode arguments = InputJson.parse(input);
    calls.add(new ToolUse(id, name, arguments));
    if (search) {
      searches.add(new SearchCall(id, arguments));
    }
  }

  List<SearchCall> searches() {
    return List.copyOf(searches);
  }

  /// The turn as a message of the conversation. Of several pieces of reasoning that the upstream
  /// signed or sealed, it takes one back: the sealed one.
  AssistantResponseMessage message() {
    return new AssistantResponseMessage(text.isEmpty() ? " " : text.toString(), calls, replayed());
  }

  void clear() {
    calls.clear();
    searches.clear();
    text.setLength(0);
    thinking.setLength(0);
    signature.setLength(0);
    redacted = null;
  }

  private @Nullable ReasoningContent replayed() {
    if (redacted != null) {
      return new ReasoningContent.RedactedContent(redacted);
    }
    return signature.isEmpty()
        ? null
        : new ReasoningContent.ReasoningText(thinking.toString(), signature.toString());
  }

  private static void append(StringBuilder builder, @Nullable String piece) {
    if (piece == null) {
      return;
    }
    if (builder.length() + piece.length() > LONGEST_TURN) {
      throw new BrokenAnswerException(Damage.TOO_LARGE);
    }
    builder.append(piece);
  }
}
