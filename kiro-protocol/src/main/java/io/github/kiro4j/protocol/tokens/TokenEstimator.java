package io.github.kiro4j.protocol.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.MediaSource;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.protocol.image.Base64Bytes;
import io.github.kiro4j.protocol.image.ImageHeader;
import io.github.kiro4j.protocol.image.PixelSize;
import io.github.kiro4j.protocol.signature.OmittedReasoning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Estimates the number of tokens of a request from everything that reaches the model: system
/// prompt, messages with their tool inputs and results, reasoning, images and documents, and tools.
///
/// More content never counts less. The time is proportional to the size of the request.
public final class TokenEstimator {

  /// Tokens of a message and of a tool beside their content: roles, separators, braces.
  private static final int PER_MESSAGE = 4;

  private static final int PER_TOOL = 12;

  /// Source: the rule of thumb in Anthropic's documentation of images, width times height by 750.
  private static final int PIXELS_PER_TOKEN = 750;

  /// Tokens of an image whose size cannot be read: about 900 by 900 pixels.
  private static final int UNSEEN_IMAGE = 1_100;

  /// Tokens of a document by URL or file id: a few pages.
  private static final int UNSEEN_DOCUMENT = 5_000;

  /// Bytes of a PDF per token, for pages of 70 kB and 1,750 tokens.
  private static final int PDF_BYTES_PER_TOKEN = 40;

  private final TokenMeter meter = new TokenMeter();

  private TokenEstimator() {}

  /// The estimated prompt tokens of a request, at least 1.
  public static int estimate(MessagesRequest request) {
    TokenEstimator estimator = new TokenEstimator();
    estimator.content(request.system());
    request.messages().forEach(estimator::message);
    request.tools().forEach(estimator::tool);
    request.outputFormat().ifPresent(format -> estimator.json(format.schema()));
    return Math.max(1, estimator.meter.tokens());
  }

  private void message(InputMessage message) {
    meter.addTokens(PER_MESSAGE);
    content(message.content());
  }

  private void tool(Tool tool) {
    meter.addTokens(PER_TOOL);
    meter.add(tool.name());
    text(tool.description());
    json(tool.inputSchema());
    members(tool.settings());
  }

  private void content(List<ContentBlock> blocks) {
    blocks.forEach(this::block);
  }

  private void block(ContentBlock block) {
    switch (block) {
      case ContentBlock.Text(String text) -> meter.add(text);
      case ContentBlock.Image(MediaSource source) -> image(source);
      case ContentBlock.Document document -> document(document);
      case ContentBlock.SearchResult result -> {
        meter.add(result.source());
        meter.add(result.title());
        content(result.content());
      }
      case ContentBlock.Thinking(String thinking, String signature) -> {
        meter.add(thinking);
        OmittedReasoning.in(signature).ifPresent(omitted -> meter.add(omitted.text()));
      }
      case ContentBlock.RedactedThinking(String data) -> meter.add(data);
      case ContentBlock.ToolUse use -> {
        meter.add(use.name());
        json(use.input());
      }
      case ContentBlock.ToolResult result -> content(result.content());
      case ContentBlock.ToolReference(String toolName) -> meter.add(toolName);
      case ContentBlock.ServerToolUse use -> {
        meter.add(use.name());
        json(use.input());
      }
      case ContentBlock.WebSearchToolResult result -> json(result.content());
      case ContentBlock.Unknown unknown -> members(unknown.members());
    }
  }

  private void image(MediaSource source) {
    meter.addTokens(
        source instanceof MediaSource.Base64(_, String data) ? imageTokens(data) : UNSEEN_IMAGE);
  }

  /// An image whose header cannot be read counts one pixel per byte.
  private static int imageTokens(String base64) {
    long pixels =
        ImageHeader.sizeOf(new Base64Bytes(base64))
            .map(PixelSize::pixels)
            .orElse((long) decodedLength(base64));
    return Math.clamp(pixels / PIXELS_PER_TOKEN, 1, Integer.MAX_VALUE);
  }

  private void document(ContentBlock.Document document) {
    text(document.title());
    text(document.context());
    switch (document.source()) {
      case MediaSource.PlainText(_, String data) -> meter.add(data);
      case MediaSource.Content(List<ContentBlock> blocks) -> content(blocks);
      case MediaSource.Base64(_, String data) ->
          meter.addTokens(Math.max(1, decodedLength(data) / PDF_BYTES_PER_TOKEN));
      case MediaSource.Url _, MediaSource.File _, MediaSource.Unknown _ ->
          meter.addTokens(UNSEEN_DOCUMENT);
    }
  }

  private static int decodedLength(String base64) {
    return (int) (base64.length() * 3L / 4);
  }

  private void text(@Nullable String text) {
    if (text != null) {
      meter.add(text);
    }
  }

  private void members(Map<String, JsonNode> members) {
    members.forEach((name, value) -> {
      if (!name.equals("cache_control")) {
        meter.add(name);
        json(value);
      }
    });
  }

  private void json(@Nullable JsonNode node) {
    if (node != null) {
      meter.add(node.toString());
    }
  }
}
