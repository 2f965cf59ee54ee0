package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.MediaSource;
import java.util.List;
import java.util.stream.Stream;

/// The numbers of images and documents in a conversation.
public record Media(int images, int documents) {

  /// Counts the images and documents of messages, including those in tool results and documents.
  public static Media of(List<InputMessage> messages) {
    List<ContentBlock> all =
        messages.stream()
            .flatMap(message -> message.content().stream())
            .flatMap(Media::withInner)
            .toList();
    return new Media(count(all, ContentBlock.Image.class), count(all, ContentBlock.Document.class));
  }

  /// Whether messages have blocks beside text, calls and results, whose kind or source may be
  /// refused.
  public static boolean mayBeRefused(List<InputMessage> messages) {
    return messages.stream()
        .flatMap(message -> message.content().stream())
        .flatMap(Media::withInner)
        .anyMatch(block ->
            block instanceof ContentBlock.Image
                || block instanceof ContentBlock.Document
                || block instanceof ContentBlock.Unknown);
  }

  private static int count(List<ContentBlock> blocks, Class<? extends ContentBlock> type) {
    return (int) blocks.stream().filter(type::isInstance).count();
  }

  private static Stream<ContentBlock> withInner(ContentBlock block) {
    return Stream.concat(Stream.of(block), inner(block).flatMap(Media::withInner));
  }

  private static Stream<ContentBlock> inner(ContentBlock block) {
    if (block instanceof ContentBlock.ToolResult result) {
      return result.content().stream();
    }
    if (block instanceof ContentBlock.SearchResult result) {
      return result.content().stream();
    }
    if (block instanceof ContentBlock.Document document
        && document.source() instanceof MediaSource.Content content) {
      return content.content().stream();
    }
    return Stream.empty();
  }
}
