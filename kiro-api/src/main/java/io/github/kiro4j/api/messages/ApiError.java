package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/// The `error` member of an error body or of an `error` event.
///
/// @param type for example `invalid_request_error`; see [ErrorType] for those that kiro4j sends
/// @param message for people, and for clients that key on the exact wording
/// @param details a machine-readable code where there is one
public record ApiError(String type, String message, @Nullable Details details) {

  public ApiError(ErrorType type, String message) {
    this(type.wireName(), message, null);
  }

  /// A code that programs can act on.
  ///
  /// @param errorCode for example `thread_unsupported_request`, on which SDKs select an exception
  @JsonNaming(SnakeCaseStrategy.class)
  public record Details(String errorCode) {}
}
