package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/// The member `error` of an error body or of an `error` event.
///
/// @param type type of the error, for example `invalid_request_error`; [ErrorType] has those that
///   kiro4j sends
/// @param message a sentence for people; some clients react to the exact wording
/// @param details a code for programs; null if there is none
public record ApiError(String type, String message, @Nullable Details details) {

  /// An error without a code.
  public ApiError(ErrorType type, String message) {
    this(type.wireName(), message, null);
  }

  /// A code for programs.
  ///
  /// @param errorCode the code, for example `thread_unsupported_request`; the official SDKs select
  ///   an exception by it
  @JsonNaming(SnakeCaseStrategy.class)
  public record Details(String errorCode) {}
}
