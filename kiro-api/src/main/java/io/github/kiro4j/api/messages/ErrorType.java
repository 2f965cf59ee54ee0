package io.github.kiro4j.api.messages;

import java.util.Locale;

/// The types of errors, each with its usual HTTP status.
///
/// Source: Anthropic's public documentation of errors.
public enum ErrorType {
  /// The request is invalid.
  INVALID_REQUEST_ERROR(400),
  /// The client's key is missing or wrong.
  AUTHENTICATION_ERROR(401),
  /// The account has a billing problem.
  BILLING_ERROR(402),
  /// The client's key has no permission for the request.
  PERMISSION_ERROR(403),
  /// The model or the route does not exist.
  NOT_FOUND_ERROR(404),
  /// The request conflicts with another one.
  CONFLICT_ERROR(409),
  /// The body exceeds the limit.
  REQUEST_TOO_LARGE(413),
  /// A rate limit or quota is exceeded.
  RATE_LIMIT_ERROR(429),
  /// The gateway or the upstream failed.
  API_ERROR(500),
  /// The upstream exceeded a timeout.
  TIMEOUT_ERROR(504),
  /// The gateway or the upstream is overloaded.
  OVERLOADED_ERROR(529);

  private final int status;

  ErrorType(int status) {
    this.status = status;
  }

  /// The usual HTTP status. `api_error` is also sent with 502 and 503.
  public int status() {
    return status;
  }

  /// The type's name in JSON, for example `api_error`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
