package io.github.kiro4j.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An error of the service: a status, the error's type in the header `X-Amzn-Errortype`, and a body
/// with `message` and `reason`.
///
/// @param type type of the error, for example `ThrottlingException`
/// @param reason the reason code; JSON null in the body if there is none, as in the service's
///   responses
/// @param retryAfter value of the header `Retry-After`, in whole seconds; null for no header
/// @param detail the violated rule and the place in the request, without content. The real service
///   does not state these, so a header of the simulator's own holds them instead of the body.
public record ServiceError(
    int status,
    String type,
    String message,
    @Nullable String reason,
    @Nullable Duration retryAfter,
    @Nullable String detail) {

  /// An error without a reason code.
  public ServiceError(int status, String type, String message) {
    this(status, type, message, null);
  }

  public ServiceError(int status, String type, String message, @Nullable String reason) {
    this(status, type, message, reason, null, null);
  }

  public ServiceError retryAfter(Duration delay) {
    return new ServiceError(status, type, message, reason, delay, detail);
  }

  public ServiceError withDetail(String text) {
    return new ServiceError(status, type, message, reason, retryAfter, text);
  }

  public ObjectNode body() {
    return Json.MAPPER.createObjectNode().put("message", message).put("reason", reason);
  }
}
