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

/// Records the model's answer in the form of the Kiro API's history, in which it is sent back when
/// the gateway itself continues the conversation after a search. Not thread-safe.
final class AssistantMessageRecorder {

  /// Most characters of a round that are recorded.
  static final int MAX_LENGTH = 4 * 1024 * 1024;

  /// What a tool call costs beside its input, in characters.
  private static final int CALL_COST = 256;

  private final List<ToolUse> calls = new ArrayList<>();
  private final List<SearchCall> searches = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private final StringBuilder signature = new StringBuilder();
  private final StringBuilder input = new StringBuilder();
  private @Nullable String redacted;
  private int length;

  void text(String piece) {
    append(text, piece);
  }

  void reasoning(Reasoning reasoning) {
    append(thinking, reasoning.text());
    append(signature, reasoning.signature());
    if (reasoning.redactedContent() != null) {
      count(reasoning.redactedContent().length());
      redacted = reasoning.redactedContent();
    }
  }

  void openCall() {
    count(CALL_COST);
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

  /// The answer as a message of the history, which holds one piece of reasoning at most: the
  /// encrypted piece if there is one, else the signed text.
  AssistantResponseMessage message() {
    return new AssistantResponseMessage(text.toString(), calls, reasoning());
  }

  void clear() {
    calls.clear();
    searches.clear();
    text.setLength(0);
    thinking.setLength(0);
    signature.setLength(0);
    redacted = null;
    length = 0;
  }

  private @Nullable ReasoningContent reasoning() {
    if (redacted != null) {
      return new ReasoningContent.RedactedContent(redacted);
    }
    return signature.isEmpty()
        ? null
        : new ReasoningContent.ReasoningText(thinking.toString(), signature.toString());
  }

  private void append(StringBuilder builder, @Nullable String piece) {
    if (piece != null) {
      count(piece.length());
      builder.append(piece);
    }
  }

  private void count(int more) {
    length += more;
    if (length > MAX_LENGTH) {
      throw new BrokenAnswerException(Damage.TOO_LARGE);
    }
  }
}
