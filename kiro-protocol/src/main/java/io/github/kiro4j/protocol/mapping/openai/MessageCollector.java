package io.github.kiro4j.protocol.mapping.openai;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InputMessage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Collects the messages of a request. Neighbours of the same role become one message, as the
/// results of parallel calls have to be. Not thread-safe.
public final class MessageCollector {

  private final List<InputMessage> messages = new ArrayList<>();
  private final List<ContentBlock> open = new ArrayList<>();
  private Role role = Role.USER;

  /// Adds blocks of one author.
  public void add(Role author, List<ContentBlock> blocks) {
    if (author != role) {
      close();
      role = author;
    }
    blocks.stream().filter(MessageCollector::hasContent).forEach(open::add);
  }

  /// Adds one block.
  public void add(Role author, ContentBlock block) {
    add(author, List.of(block));
  }

  /// All messages.
  public List<InputMessage> messages() {
    close();
    return List.copyOf(messages);
  }

  /// The id of the latest call of a tool; the name itself if the tool was not called.
  public String latestCall(String tool) {
    return Stream.concat(
            messages.stream().flatMap(message -> message.content().stream()), open.stream())
        .filter(block -> block instanceof ContentBlock.ToolUse call && call.name().equals(tool))
        .map(block -> ((ContentBlock.ToolUse) block).id())
        .reduce((_, later) -> later)
        .orElse(tool);
  }

  private void close() {
    if (!open.isEmpty()) {
      messages.add(new InputMessage(role, open));
      open.clear();
    }
  }

  private static boolean hasContent(ContentBlock block) {
    return !(block instanceof ContentBlock.Text(String text)) || !text.isEmpty();
  }
}
