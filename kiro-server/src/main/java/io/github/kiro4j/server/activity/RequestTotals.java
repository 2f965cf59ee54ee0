package io.github.kiro4j.server.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Figures over many requests.
///
/// @param requests all that ended, however they did
/// @param successes those that were answered to the end
/// @param failures those that the gateway or the upstream did not answer
/// @param refusals those that asked for what cannot be answered
/// @param inputTokens prompt tokens that no cache had to do with
/// @param credits in the upstream's unit
/// @param millis from beginning to end, summed over all requests
/// @param begun how many answers began
/// @param millisToBegin until the first event, summed over those that began
public record Figures(
    long requests,
    long successes,
    long failures,
    long refusals,
    long inputTokens,
    long outputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    double credits,
    long millis,
    long begun,
    long millisToBegin) {

  public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public Figures plus(Figures other) {
    return new Figures(
        requests + other.requests,
        successes + other.successes,
        failures + other.failures,
        refusals + other.refusals,
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cacheReadTokens + other.cacheReadTokens,
        cacheWriteTokens + other.cacheWriteTokens,
        credits + other.credits,
        millis + other.millis,
        begun + other.begun,
        millisToBegin + other.millisToBegin);
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
        .put("millis", millis)
        .put("begun", begun)
        .put("millisToBegin", millisToBegin);
  }

  static Figures of(JsonNode json) {
    return new Figures(
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
