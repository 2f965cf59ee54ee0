package io.github.kiro4j.protocol.mapping.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.openai.chat.ChatChunk;
import io.github.kiro4j.api.openai.chat.ChatToolCall;
import java.util.List;

/// Checks that the chunks of a complete answer are what the strictest clients accept: one role at
/// the beginning, calls one after the other with id and name in the first part alone and arguments
/// that are not empty, one reason, and the usage last.
final class ChatGrammar {

  private int calls;
  private int lastArguments;

  private ChatGrammar() {}

  static void check(List<ChatChunk> chunks) {
    assertThat(chunks).hasSizeGreaterThanOrEqualTo(3);
    assertThat(chunks.getFirst().choices().getFirst().delta().role()).isEqualTo("assistant");
    assertThat(chunks.getLast().choices()).isEmpty();
    assertThat(chunks.getLast().usage()).isNotNull();
    List<ChatChunk> additions = chunks.subList(1, chunks.size() - 2);
    ChatGrammar grammar = new ChatGrammar();
    additions.forEach(grammar::addition);
    grammar.endOfCall();
    assertThat(chunks.get(chunks.size() - 2).choices().getFirst().finishReason())
        .isIn("stop", "length", "tool_calls", "function_call", "content_filter");
  }

  private void addition(ChatChunk chunk) {
    ChatChunk.Choice choice = chunk.choices().getFirst();
    assertThat(choice.finishReason()).isNull();
    assertThat(choice.delta().role()).isNull();
    if (choice.delta().toolCalls() != null) {
      choice.delta().toolCalls().forEach(this::part);
    }
  }

  private void part(ChatToolCall part) {
    if (part.id() != null) {
      endOfCall();
      assertThat(part.index()).isEqualTo(calls++);
      lastArguments = 0;
    } else {
      assertThat(part.index()).isEqualTo(calls - 1);
      assertThat(part.type()).isNull();
      lastArguments +=
          part.function() != null
              ? part.function().arguments().length()
              : String.valueOf(part.custom()).length();
    }
  }

  private void endOfCall() {
    assertThat(calls == 0 || lastArguments > 0).as("a call without arguments").isTrue();
  }
}
