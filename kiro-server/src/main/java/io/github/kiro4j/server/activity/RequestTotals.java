package io.github.kiro4j.server.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Totals over finished requests.
///
/// @param requests finished requests with any outcome
/// @param successes requests with a complete answer
/// @param failures requests that failed in the gateway or upstream
/// @param refusals requests that were refused because of their content
/// @param inputTokens prompt tokens that were neither read from nor written to a cache
/// @param credits in the upstream's unit
/// @param durationMillis from start to end, summed over all requests
/// @param answersStarted requests with a first event
/// @param timeToFirstEventMillis from start to first event, summed over the requests that had one
public record RequestTotals(
    long requests,
    long successes,
    long failures,
    long refusals,
    long inputTokens,
    long outputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    double credits,
    long durationMillis,
    long answersStarted,
    long timeToFirstEventMillis) {

  public static final RequestTotals NONE = new RequestTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public RequestTotals plus(RequestTotals other) {
    return new RequestTotals(
        requests + other.requests,
        successes + other.successes,
        failures + other.failures,
        refusals + other.refusals,
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cacheReadTokens + other.cacheReadTokens,
        cacheWriteTokens + other.cacheWriteTokens,
        credits + other.credits,
        durationMillis + other.durationMillis,
        answersStarted + other.answersStarted,
        timeToFirstEventMillis + other.timeToFirstEventMillis);
  }

  ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("requests", requests)
        .put("successes", successes)
        .put("failures", failures)
        .put("refusals", refusals)
        .put("inputTokens", inputTokens)
        .put("outputTokens", outputTokens)
        .put("cacheReadTokens", cacheReadTokens)
        .put("cacheWriteTokens", cacheWriteTokens)
        .put("credits", credits)
        .put("millis", durationMillis)
        .put("begun", answersStarted)
        .put("millisToBegin", timeToFirstEventMillis);
  }

  static RequestTotals of(JsonNode json) {
    return new RequestTotals(
        json.path("requests").asLong(),
        json.path("successes").asLong(),
        json.path("failures").asLong(),
        json.path("refusals").asLong(),
        json.path("inputTokens").asLong(),
        json.path("outputTokens").asLong(),
        json.path("cacheReadTokens").asLong(),
        json.path("cacheWriteTokens").asLong(),
        json.path("credits").asDouble(),
        json.path("millis").asLong(),
        json.path("begun").asLong(),
        json.path("millisToBegin").asLong());
  }
}
