package io.github.kiro4j.protocol.mapping;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InputMessage.Role;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.protocol.mapping.content.WellFormed;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/// The text of the system prompt: the request's `system` and the system messages before the first
/// answer. The text is equal, byte for byte, in all requests of a conversation.
final class SystemPrompt {

  private static final String PARAGRAPH = "\n\n";

  /// The beginning of a line that Claude Code adds for Anthropic's billing, and that differs
  /// between conversations.
  private static final String BILLING_HEADER = "x-anthropic-billing-header:";

  /// Blocks that change the selection of tools, and hold no text.
  private static final Set<String> TOOL_CHANGES = Set.of("tool_addition", "tool_removal");

  private SystemPrompt() {}

  /// The text of the whole system prompt.
  ///
  /// @throws InvalidRequestException if a block is not text
  static String of(MessagesRequest request) {
    StringJoiner texts = new StringJoiner(PARAGRAPH);
    add(text(request.system(), new FieldPath("system")), texts);
    List<InputMessage> messages = request.messages();
    for (int i = 0; i < messages.size() && messages.get(i).role() != Role.ASSISTANT; i++) {
      if (messages.get(i).role() == Role.SYSTEM) {
        FieldPath path = new FieldPath("messages").item(i).member("content");
        add(text(messages.get(i).content(), path), texts);
      }
    }
    return texts.toString();
  }

  /// The text of one list of blocks.
  ///
  /// The text of the whole system prompt.
  ///
  /// @throws InvalidRequestException if a block is not text
  static String text(List<ContentBlock> blocks, FieldPath path) {
    StringJoiner texts = new StringJoiner(PARAGRAPH);
    for (int i = 0; i < blocks.size(); i++) {
      switch (blocks.get(i)) {
        case ContentBlock.Text text -> add(withoutBilling(WellFormed.text(text.text())), texts);
        case ContentBlock.Unknown unknown when TOOL_CHANGES.contains(unknown.type()) -> {
          // Applied by the selection of tools.
        }
        case ContentBlock block ->
            throw path.item(i)
                .member("type")
                .refuse("Input should be 'text', not '%s'".formatted(block.type()));
      }
    }
    return texts.toString();
  }

  private static void add(String text, StringJoiner texts) {
    if (!text.isBlank()) {
      texts.add(text);
    }
  }

  private static String withoutBilling(String text) {
    if (!text.startsWith(BILLING_HEADER)) {
      return text;
    }
    int end = text.indexOf('\n');
    return end < 0 ? "" : text.substring(end + 1);
  }
}
