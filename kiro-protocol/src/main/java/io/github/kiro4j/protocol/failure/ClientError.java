package io.github.kiro4j.protocol.failure;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ErrorType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a client is told: an HTTP status with headers, or, once the answer has begun, the `error`
/// of an error event.
///
/// @param status the HTTP status, for as long as there is one to set
/// @param retryAfter value of the `retry-after` header; clients that see more than 60 s give up
/// @param shouldRetry value of the `x-should-retry` header; null leaves the choice to the client
public record ClientError(
    int status, ApiError error, @Nullable Duration retryAfter, @Nullable Boolean shouldRetry) {

  /// An error with its type's usual status and no advice on retries.
  public static ClientError of(ErrorType type, String message) {
    return of(type.status(), type, message);
  }

  /// An error with a status of its own and no advice on retries.
  public static ClientError of(int status, ErrorType type, String message) {
    return new ClientError(status, new ApiError(type, message), null, null);
  }

  /// The same error with a time to wait before the next try.
  public ClientError retryAfter(@Nullable Duration wait) {
    return new ClientError(status, error, wait, shouldRetry);
  }

  /// The same error, telling the client not to send the request again.
  public ClientError withoutRetry() {
    return new ClientError(status, error, retryAfter, false);
  }
}
