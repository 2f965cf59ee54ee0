package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.protocol.mapping.content.Media;
import io.github.kiro4j.protocol.mapping.tools.Toolbox;
import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Refuses requests that the upstream could not answer, or not as they are meant.
///
/// Everything else passes: what is unknown or without effect does no harm. Wordings are those of
/// the Messages API where it has one, because clients act on them.
final class RequestChecks {

  private static final int MAX_MEDIA = 100;

  private RequestChecks() {}

  /// Checks what can be seen at a glance, and returns the request's `max_tokens`.
  ///
  /// @throws InvalidRequestException if the request cannot be answered
  static int check(MessagesRequest request) {
    checkPrompt(request);
    Integer maxTokens = request.maxTokens();
    if (maxTokens == null) {
      throw new InvalidRequestException("max_tokens: Field required");
    }
    if (maxTokens < 0) {
      throw new InvalidRequestException("max_tokens: Input should be greater than or equal to 0");
    }
    return maxTokens;
  }

  /// Checks what can be seen at a glance of everything but the wanted answer.
  ///
  /// @throws InvalidRequestException if the request cannot be answered
  static void checkPrompt(MessagesRequest request) {
    checkThread(request);
    checkTools(request.tools());
    if (request.messages().isEmpty()) {
      throw new InvalidRequestException("messages: at least one message is required");
    }
  }

  /// Documents reach the upstream as text, so only images count.
  static void check(Media media) {
    if (media.images() > MAX_MEDIA) {
      throw new InvalidRequestException(
          "Too much media: 0 documents + %d images > %d".formatted(media.images(), MAX_MEDIA));
    }
  }

  static void checkSomethingIsSaid(List<Turn> turns) {
    if (turns.isEmpty()) {
      throw new InvalidRequestException(
          "messages.0: all messages must have non-empty content except for the optional final"
              + " assistant message");
    }
  }

  /// A thread's messages are kept by the server, and this one keeps none. The codes make SDKs send
  /// the whole conversation instead.
  private static void checkThread(MessagesRequest request) {
    JsonNode thread = request.other().get("thread");
    if (thread == null || thread.isNull()) {
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

  private static void checkTools(List<Tool> tools) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < tools.size(); i++) {
      Tool tool = tools.get(i);
      FieldPath path = new FieldPath("tools").item(i);
      if (tool.name().isEmpty()) {
        throw path.member("name").refuse("String should have at least 1 character");
      }
      if (!names.add(tool.name())) {
        throw new InvalidRequestException("tools: Tool names must be unique.");
      }
      if (!Toolbox.supports(tool)) {
        throw path.member("type")
            .refuse("tools of type '%s' are not supported here".formatted(tool.type()));
      }
    }
  }
}
