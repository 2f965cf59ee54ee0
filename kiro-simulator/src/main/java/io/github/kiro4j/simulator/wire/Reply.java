package io.github.kiro4j.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A response with a complete text body.
///
/// @param delay time before the response is sent
public record Reply(int status, Map<String, String> headers, String body, Duration delay) {

  /// Header with the rule that a refused request violates.
  public static final String DETAIL_HEADER = "x-simulator-detail";

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply json(int status, JsonNode body) {
    return new Reply(
        status, Map.of("Content-Type", "application/json"), body.toString(), Duration.ZERO);
  }

  public static Reply text(int status, String contentType, String body) {
    return new Reply(status, Map.of("Content-Type", contentType), body, Duration.ZERO);
  }

  public static Reply of(ServiceError error) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("X-Amzn-Errortype", error.type());
    putSeconds(headers, error.retryAfter());
    if (error.detail() != null) {
      headers.put(DETAIL_HEADER, error.detail());
    }
    return new Reply(error.status(), headers, error.body().toString(), Duration.ZERO);
  }

  private static void putSeconds(Map<String, String> headers, @Nullable Duration retryAfter) {
    if (retryAfter != null) {
      headers.put("Retry-After", Long.toString(retryAfter.toSeconds()));
    }
  }

  /// The same response with the error's type in the body, as in the AWS JSON 1.0 protocol.
  public Reply withTypeInBody(ServiceError error) {
    String named =
        error.body().put("__type", "com.amazon.aws.codewhisperer#" + error.type()).toString();
    return new Reply(status, headers, named, delay);
  }

  public Reply after(Duration time) {
    return new Reply(status, headers, body, time);
  }

  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
