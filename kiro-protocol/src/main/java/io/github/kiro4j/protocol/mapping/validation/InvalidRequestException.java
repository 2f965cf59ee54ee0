package io.github.kiro4j.protocol.mapping.validation;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ErrorType;
import org.jspecify.annotations.Nullable;

/// A request that the upstream cannot answer, with the error for the client.
///
/// The message states the place in the notation of the Messages API (`messages.{i}.content.{j}…`)
/// and never quotes content.
public final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorType type;
  private final @Nullable String errorCode;

  /// Creates the exception.
  ///
  /// @param type the error's type
  /// @param errorCode the code for `details.error_code`; null for none
  public InvalidRequestException(ErrorType type, String message, @Nullable String errorCode) {
    super(message);
    this.type = type;
    this.errorCode = errorCode;
  }

  /// Creates the exception for an `invalid_request_error` without a code.
  public InvalidRequestException(String message) {
    this(ErrorType.INVALID_REQUEST_ERROR, message, null);
  }

  /// The error's type, which also determines the HTTP status.
  public ErrorType type() {
    return type;
  }

  /// The error for the client.
  public ApiError apiError() {
    ApiError.Details details = errorCode == null ? null : new ApiError.Details(errorCode);
    return new ApiError(type.wireName(), String.valueOf(getMessage()), details);
  }
}
