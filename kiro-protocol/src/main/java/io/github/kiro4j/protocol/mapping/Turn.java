package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.protocol.kiro.ReasoningContent;
import io.github.kiro4j.protocol.mapping.content.Attachments;
import java.util.ArrayList;
import java.util.List;

/// Everything that one side contributes before the other side follows. Mutable while the messages
/// are read.
sealed interface Turn {

  /// Whether the turn has no content.
  boolean isEmpty();

  /// The content of the user and, after the first answer, of system messages.
  final class UserTurn implements Turn {

    private final List<String> texts = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final Attachments attachments = new Attachments();

    /// The result of a tool addCall, as the client sent it.
    record Result(String toolUseId, String text, boolean failed) {}

    void addText(String text) {
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

  /// The content of the model.
  final class AssistantTurn implements Turn {

    private static final String PARAGRAPH = "\n\n";

    private final StringBuilder text = new StringBuilder();
    private final List<ContentBlock.ToolUse> calls = new ArrayList<>();
    private final List<ReasoningContent> sealedReasoning = new ArrayList<>();
    private boolean newParagraph;

    /// Appends to the text without a break, because the blocks of one message are pieces of one
    /// text.
    void addText(String more) {
      if (newParagraph && !text.isEmpty() && !more.isEmpty()) {
        text.append(PARAGRAPH);
      }
      newParagraph &= more.isEmpty();
      text.append(more);
    }

    /// Adds a paragraph of its own.
    void addParagraph(String paragraph) {
      newParagraph = true;
      addText(paragraph);
      newParagraph = true;
    }

    /// Ends the current message; text of the next message is a paragraph of its own.
    void endMessage() {
      newParagraph = true;
    }

    void addCall(ContentBlock.ToolUse call) {
      calls.add(call);
    }

    void addReasoning(ReasoningContent sealed) {
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
