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

  /// nginx's number for a request without a response, which is never sent.
  private static final int RESET = 444;

  private static final String TYPE_HEADER = "X-Amzn-Errortype";

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
    headers.put(TYPE_HEADER, error.type());
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

  /// A proxy's page about a status, such as the 503 for a host without DNS.
  public static Reply page(int status) {
    return text(
        status,
        "text/html",
        "<html><head><title>%1$d</title></head><body>%1$d</body></html>".formatted(status));
  }

  /// An error in the JSON 1.0 dialect, which states the type in the body instead of a header.
  ///
  /// @param service name space of the type, for example `com.amazon.aws.codewhisperer`
  public static Reply withTypeInBody(ServiceError error, String service) {
    Reply reply = of(error);
    Map<String, String> headers = new LinkedHashMap<>(reply.headers);
    headers.remove(TYPE_HEADER);
    String body = error.body().put("__type", service + "#" + error.type()).toString();
    return new Reply(reply.status, headers, body, reply.delay);
  }

  /// No response at all: the connection is reset.
  public static Reply reset() {
    return new Reply(RESET, Map.of(), "", Duration.ZERO);
  }

  public boolean isReset() {
    return status == RESET;
  }

  public Reply after(Duration time) {
    return new Reply(status, headers, body, time);
  }

  public byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
