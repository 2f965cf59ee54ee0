package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.ThinkingConfig;
import io.github.kiro4j.api.messages.ToolChoice;
import io.github.kiro4j.api.messages.reader.RequestReader;
import io.github.kiro4j.protocol.mapping.content.Media;
import io.github.kiro4j.protocol.mapping.tools.ToolChecks;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.List;

/// Refuses requests that the upstream cannot answer, or not in the sense of the Messages API.
///
/// Parameters that are unknown or have no effect are accepted. The messages are those of the
/// Messages API where it has one, because clients react to the wording.
final class RequestChecks {

  private static final int MAX_MEDIA = 100;

  private static final int MAX_TOOLS = 10_000;
  private static final int MAX_NAME_LENGTH = 256;

  /// Source: the limit of Amazon Bedrock's Converse API.
  private static final int MAX_STOP_SEQUENCES = 2_500;

  /// Each character of all stop sequences takes some 200 bytes of memory during the answer.
  private static final int MAX_STOP_CHARACTERS = 32_768;

  private RequestChecks() {}

  /// Checks everything but the content of the messages, and returns the request's `max_tokens`.
  ///
  /// @throws InvalidRequestException if the request cannot be answered
  static int check(MessagesRequest request) {
    checkPrompt(request);
    checkStopSequences(request.stopSequences());
    checkForcedToolUse(request);
    Integer maxTokens = request.maxTokens();
    if (maxTokens == null) {
      throw new InvalidRequestException("max_tokens: Field required");
    }
    if (maxTokens < 0) {
      throw new InvalidRequestException("max_tokens: Input should be greater than or equal to 0");
    }
    return maxTokens;
  }

  /// Checks everything but the content of the messages and the parameters of the answer.
  ///
  /// @throws InvalidRequestException if the request cannot be answered
  static void checkPrompt(MessagesRequest request) {
    checkSizes(request);
    checkThread(request);
    ServerFeatures.check(request.other());
    ToolChecks.check(request.tools());
    if (request.messages().isEmpty()) {
      throw new InvalidRequestException("messages: at least one message is required");
    }
  }

  /// Bounds what one request may cost beyond its bytes: each item becomes objects, and is looked at
  /// more than once.
  private static void checkSizes(MessagesRequest request) {
    if (request.model().length() > MAX_NAME_LENGTH) {
      throw new InvalidRequestException(
          "model: String should have at most %d characters".formatted(MAX_NAME_LENGTH));
    }
    checkSize("messages", request.messages(), RequestReader.MAX_ITEMS);
    checkSize("tools", request.tools(), MAX_TOOLS);
    checkSize("system", request.system(), RequestReader.MAX_ITEMS);
    checkSize("stop_sequences", request.stopSequences(), MAX_STOP_SEQUENCES);
    List<InputMessage> messages = request.messages();
    for (int i = 0; i < messages.size(); i++) {
      checkSize("messages." + i + ".content", messages.get(i).content(), RequestReader.MAX_ITEMS);
    }
  }

  private static void checkSize(String field, List<?> list, int max) {
    if (list.size() > max) {
      throw new InvalidRequestException(
          "%s: List should have at most %d items after validation, not %d"
              .formatted(field, max, list.size()));
    }
  }

  /// Checks the number of images. Documents do not count, because they are sent as text.
  static void check(Media media) {
    if (media.images() > MAX_MEDIA) {
      throw new InvalidRequestException(
          "Too much media: 0 documents + %d images > %d".formatted(media.images(), MAX_MEDIA));
    }
  }

  static void checkNotEmpty(List<Turn> turns) {
    if (turns.isEmpty()) {
      throw new InvalidRequestException(
          "messages.0: all messages must have non-empty content except for the optional final"
              + " assistant message");
    }
  }

  /// Refuses message threads, whose messages the server has to store. On these error codes the
  /// official SDKs send the whole conversation instead.
  private static void checkThread(MessagesRequest request) {
    JsonNode thread = request.other("thread");
    if (thread.isMissingNode() || thread.isNull()) {
      return;
    }
    if (thread.path("type").asText().equals("continue")) {
      throw new InvalidRequestException(
          ErrorType.NOT_FOUND_ERROR,
          "thread: the previous message is not known here",
          "thread_not_found");
    }
    throw new InvalidRequestException(
        ErrorType.INVALID_REQUEST_ERROR,
        "thread: message threads are not supported",
        "thread_unsupported_request");
  }

  /// Source: the refusal of the Messages API, as clients quote it. Whether it refuses `adaptive` as
  /// well is not known, so that mode is accepted.
  private static void checkForcedToolUse(MessagesRequest request) {
    boolean forced =
        request.toolChoice() instanceof ToolChoice.Any
            || request.toolChoice() instanceof ToolChoice.Named;
    if (forced && request.thinking() instanceof ThinkingConfig.Enabled) {
      throw new InvalidRequestException(
          "Thinking may not be enabled when tool_choice forces tool use.");
    }
  }

  private static void checkStopSequences(List<String> sequences) {
    if (sequences.stream().mapToLong(String::length).sum() > MAX_STOP_CHARACTERS) {
      throw new InvalidRequestException(
          "stop_sequences: Stop sequences should have at most %d characters in total"
              .formatted(MAX_STOP_CHARACTERS));
    }
    if (sequences.stream().anyMatch(String::isBlank)) {
      throw new InvalidRequestException(
          "stop_sequences: each stop sequence must contain non-whitespace");
    }
  }
}
