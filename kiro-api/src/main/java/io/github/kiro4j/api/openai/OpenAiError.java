package io.github.kiro4j.api.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The error in a response that is not a success, or in the middle of a stream.
///
/// Source: OpenAI's public documentation of error codes.
///
/// @param message a sentence for people
/// @param type the kind of error, for example `invalid_request_error`
/// @param param the parameter at fault, for example `messages[0].content`; null if none is
/// @param code the error for programs, for example `context_length_exceeded`; null if there is none
public record OpenAiError(
    String message,
    String type,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String param,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String code) {

  /// The body of a response, or the payload of a stream's last event.
  public record Body(OpenAiError error) {}
}
