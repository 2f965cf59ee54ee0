package io.github.kiro4j.server.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// The limits that the operator sets for the requests with one credential. 0 is no limit; null
/// stands for the configured default.
///
/// @param requestsPerMinute requests sent upstream within any 60 seconds, retries included
/// @param maxConcurrency requests under way at the same time
public record RequestLimits(@Nullable Integer requestsPerMinute, @Nullable Integer maxConcurrency) {

  /// Nothing is set.
  public static final RequestLimits UNSET = new RequestLimits(null, null);

  /// The section of the run-time settings that holds limits.
  public static final String SETTING = "requestLimits";

  /// Reads what [#toJson] wrote.
  public static RequestLimits of(JsonNode json) {
    return new RequestLimits(
        number(json.path("requestsPerMinute")), number(json.path("maxConcurrency")));
  }

  private static @Nullable Integer number(JsonNode json) {
    return json.canConvertToInt() ? json.asInt() : null;
  }

  public ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("requestsPerMinute", requestsPerMinute)
        .put("maxConcurrency", maxConcurrency);
  }

  /// The same, with the defaults in place of what is not set.
  public RequestLimits or(RequestLimits defaults) {
    return new RequestLimits(
        requestsPerMinute == null ? defaults.requestsPerMinute : requestsPerMinute,
        maxConcurrency == null ? defaults.maxConcurrency : maxConcurrency);
  }
}
