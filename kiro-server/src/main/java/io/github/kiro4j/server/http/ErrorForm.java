package io.github.kiro4j.server.http;

import io.github.kiro4j.api.messages.ErrorResponse;
import io.github.kiro4j.api.openai.OpenAiError;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.mapping.openai.OpenAiErrors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form of errors, which depends on the API that a path belongs to.
public enum ErrorForm {
  /// The Messages API, and everything that is not OpenAI's.
  MESSAGES,
  /// OpenAI's APIs except the Responses API, those included that the gateway does not have.
  CHAT,
  /// OpenAI's Responses API.
  RESPONSES;

  private static final Pattern OPENAI =
      Pattern.compile("/(?:v1/){1,2}(chat|completions|embeddings|responses)(?:/.*)?");

  /// The form for a decoded path.
  public static ErrorForm of(String path) {
    Matcher openAi = OPENAI.matcher(path);
    if (!openAi.matches()) {
      return MESSAGES;
    }
    return openAi.group(1).equals("responses") ? RESPONSES : CHAT;
  }

  public boolean isOpenAi() {
    return this != MESSAGES;
  }

  /// The HTTP status.
  public int status(ClientError error) {
    return isOpenAi() ? OpenAiErrors.status(error) : error.status();
  }

  /// The body, which becomes JSON.
  public Object body(ClientError error, String requestId) {
    return switch (this) {
      case MESSAGES -> new ErrorResponse(error.error(), requestId);
      case CHAT -> new OpenAiError.Body(OpenAiErrors.ofChat().of(error));
      case RESPONSES -> new OpenAiError.Body(OpenAiErrors.ofResponses().of(error));
    };
  }
}
