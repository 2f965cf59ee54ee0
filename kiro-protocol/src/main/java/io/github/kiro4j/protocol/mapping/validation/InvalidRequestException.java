package io.github.kiro4j.protocol.mapping.validation;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ErrorType;
import org.jspecify.annotations.Nullable;

/// A request that cannot be carried, with the error that the client shall get.
///
/// The message names the place as the Messages API does (`messages.{i}.content.{j}…`) and never
/// quotes content.
public final class InvalidRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorType type;
  private final @Nullable String errorCode;

  /// @param errorCode the machine-readable code for `details.error_code`
  public InvalidRequestException(ErrorType type, String message, @Nullable String errorCode) {
    super(message);
    this.type = type;
    this.errorCode = errorCode;
  }

  /// An `invalid_request_error` without a code.
  public InvalidRequestException(String message) {
    this(ErrorType.INVALID_REQUEST_ERROR, message, null);
  }

  /// The error's type, which also tells the HTTP status.
  public ErrorType type() {
    return type;
  }

  /// The error as the client shall read it.
  public ApiError apiError() {
    ApiError.Details details = errorCode == null ? null : new ApiError.Details(errorCode);
    return new ApiError(type.wireName(), String.valueOf(getMessage()), details);
  }
}
