package io.github.kiro4j.protocol.failure;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ErrorType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The error that a client receives: an HTTP status with headers or, once the answer has begun, the
/// `error` of an error event.
///
/// @param status the HTTP status; without effect once the answer has begun
/// @param error type and message
/// @param retryAfter value of the `retry-after` header; the official SDKs fail at once if the value
///   is more than 60 seconds
/// @param shouldRetry value of the `x-should-retry` header; null leaves the decision to the client
public record ClientError(
    int status, ApiError error, @Nullable Duration retryAfter, @Nullable Boolean shouldRetry) {

  /// An error with the usual status of its type and without advice on retries.
  public static ClientError of(ErrorType type, String message) {
    return of(type.status(), type, message);
  }

  /// An error with another status than the usual one, and without advice on retries.
  public static ClientError of(int status, ErrorType type, String message) {
    return new ClientError(status, new ApiError(type, message), null, null);
  }

  /// The response headers that advise on retries.
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (retryAfter != null) {
      headers.put("retry-after", String.valueOf(Math.max(1, retryAfter.toSeconds())));
    }
    if (shouldRetry != null) {
      headers.put("x-should-retry", shouldRetry.toString());
    }
    return headers;
  }

  /// The same error with a delay before the next retry; null for no delay.
  public ClientError retryAfter(@Nullable Duration wait) {
    return new ClientError(status, error, wait, shouldRetry);
  }

  /// The same error with the advice not to retry the request.
  public ClientError withoutRetry() {
    return new ClientError(status, error, retryAfter, false);
  }
}
