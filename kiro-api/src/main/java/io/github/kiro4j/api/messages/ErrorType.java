package io.github.kiro4j.api.messages;

import java.util.Locale;

/// The error types of the API and the HTTP status that each of them travels with.
public enum ErrorType {
  INVALID_REQUEST_ERROR(400),
  AUTHENTICATION_ERROR(401),
  BILLING_ERROR(402),
  PERMISSION_ERROR(403),
  NOT_FOUND_ERROR(404),
  CONFLICT_ERROR(409),
  REQUEST_TOO_LARGE(413),
  RATE_LIMIT_ERROR(429),
  API_ERROR(500),
  TIMEOUT_ERROR(504),
  OVERLOADED_ERROR(529);

  private final int status;

  ErrorType(int status) {
    this.status = status;
  }

  /// The usual HTTP status; `api_error` also travels with 502 and 503.
  public int status() {
    return status;
  }

  /// The name on the wire.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
