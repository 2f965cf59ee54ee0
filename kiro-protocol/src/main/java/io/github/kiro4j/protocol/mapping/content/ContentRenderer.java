package io.github.kiro4j.protocol.mapping.content;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.protocol.kiro.ToolIdentifier;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.List;
import java.util.StringJoiner;

/// Renders content blocks as text and attachments.
public final class ContentRenderer {

  private final Images images;
  private final Documents documents;

  /// Creates a renderer for the blocks of one request.
  ///
  /// @param extractor extracts the text of PDFs
  public ContentRenderer(Images images, DocumentTextExtractor extractor) {
    this.images = images;
    this.documents = new Documents(extractor);
  }

  /// The texts of all blocks, joined by line breaks. An image becomes an attachment and a remark
  /// with its number.
  ///
  /// @param path place of the list in the request, for error messages
  /// @param attachments receives the images
  /// @throws InvalidRequestException if the upstream cannot accept a block
  public String render(List<ContentBlock> blocks, FieldPath path, Attachments attachments) {
    StringJoiner texts = new StringJoiner("\n");
    for (int i = 0; i < blocks.size(); i++) {
      String text =
          blocks.get(i) instanceof ContentBlock.Image image
              ? "[image %d]".formatted(attach(image, path.item(i), attachments))
              : render(blocks.get(i), path.item(i), attachments);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return texts.toString();
  }

  /// The text of one block; empty for an image and for a block that has no meaning for the model.
  /// The text depends on the block alone, so that it is equal in all requests of a conversation.
  ///
  /// @throws InvalidRequestException if the upstream cannot accept the block
  public String render(ContentBlock block, FieldPath path, Attachments attachments) {
    String text =
        switch (block) {
          case ContentBlock.Text(String plain) -> plain;
          case ContentBlock.Image image -> {
            attach(image, path, attachments);
            yield "";
          }
          case ContentBlock.Document document ->
              documents.render(document, path, attachments, this);
          case ContentBlock.SearchResult result -> searchResult(result, path, attachments);
          case ContentBlock.ToolReference(String tool) ->
              "Tool " + ToolIdentifier.of(tool) + " is available now.";
          case ContentBlock.ServerToolUse use -> ServerBlocks.render(use);
          case ContentBlock.WebSearchToolResult result -> ServerBlocks.render(result);
          case ContentBlock.Unknown unknown ->
              ServerBlocks.render(unknown).orElseThrow(() -> unsupported(unknown, path));
          case ContentBlock.Thinking _,
              ContentBlock.RedactedThinking _,
              ContentBlock.ToolUse _,
              ContentBlock.ToolResult _ ->
              throw unsupported(block, path);
        };
    return WellFormed.text(text);
  }

  private int attach(ContentBlock.Image image, FieldPath path, Attachments attachments) {
    return attachments.add(images.translate(image, path));
  }

  private String searchResult(
      ContentBlock.SearchResult result, FieldPath path, Attachments attachments) {
    String body =
        render(result.content(), path.member("search_result").member("content"), attachments);
    return "<search_result>\n<source>%s</source>\n<title>%s</title>\n%s\n</search_result>"
        .formatted(result.source(), result.title(), body);
  }

  private static InvalidRequestException unsupported(ContentBlock block, FieldPath path) {
    return path.member("type").refuse("`%s` blocks are not supported here".formatted(block.type()));
  }
}
