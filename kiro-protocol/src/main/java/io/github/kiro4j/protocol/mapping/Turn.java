package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.protocol.kiro.ReasoningContent;
import io.github.kiro4j.protocol.mapping.content.Attachments;
import java.util.ArrayList;
import java.util.List;

/// All that one side says until the other side speaks. Built up while the messages are read.
sealed interface Turn {

  /// Whether nothing was said.
  boolean isEmpty();

  /// What the user and, later in a conversation, the system say.
  final class UserTurn implements Turn {

    private final List<String> texts = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final Attachments attachments = new Attachments();

    /// A tool's result as the client tells it.
    record Result(String toolUseId, String text, boolean failed) {}

    void say(String text) {
      if (!text.isBlank()) {
        texts.add(text);
      }
    }

    void add(Result result) {
      results.add(result);
    }

    List<String> texts() {
      return texts;
    }

    List<Result> results() {
      return results;
    }

    Attachments attachments() {
      return attachments;
    }

    @Override
    public boolean isEmpty() {
      return texts.isEmpty() && results.isEmpty() && attachments.isEmpty();
    }
  }

  /// What the model says.
  final class AssistantTurn implements Turn {

    private static final String PARAGRAPH = "\n\n";

    private final StringBuilder text = new StringBuilder();
    private final List<ContentBlock.ToolUse> calls = new ArrayList<>();
    private final List<ReasoningContent> sealedReasoning = new ArrayList<>();
    private boolean apart;

    /// Continues the text without a break: blocks of one message are pieces of one text.
    void say(String more) {
      if (apart && !text.isEmpty() && !more.isEmpty()) {
        text.append(PARAGRAPH);
      }
      apart &= more.isEmpty();
      text.append(more);
    }

    /// Adds something that is a paragraph of its own.
    void sayApart(String paragraph) {
      apart = true;
      say(paragraph);
      apart = true;
    }

    /// What follows belongs to another message.
    void endMessage() {
      apart = true;
    }

    void call(ContentBlock.ToolUse call) {
      calls.add(call);
    }

    void reason(ReasoningContent sealed) {
      sealedReasoning.add(sealed);
    }

    String text() {
      return text.toString();
    }

    List<ContentBlock.ToolUse> calls() {
      return calls;
    }

    List<ReasoningContent> sealedReasoning() {
      return sealedReasoning;
    }

    @Override
    public boolean isEmpty() {
      return text.toString().isBlank() && calls.isEmpty() && sealedReasoning.isEmpty();
    }
  }
}
