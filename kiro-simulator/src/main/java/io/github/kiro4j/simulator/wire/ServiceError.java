package io.github.kiro4j.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A refusal as the service words it: a status, the error's name in `X-Amzn-Errortype`, and a body
/// of `message` and `reason`.
///
/// @param type for example `ThrottlingException`
/// @param reason written as JSON null when there is none, as the service does
/// @param retryAfter sent as `Retry-After`, in whole seconds
/// @param detail where the request broke which rule; the real service keeps that to itself, so it
///   travels in a header of the simulator's own and never in the body. Holds no content.
public record ServiceError(
    int status,
    String type,
    String message,
    @Nullable String reason,
    @Nullable Duration retryAfter,
    @Nullable String detail) {

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
