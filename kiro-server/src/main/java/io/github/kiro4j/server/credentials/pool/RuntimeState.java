package io.github.kiro4j.server.credentials.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.pool.Health.Cause;
import io.github.kiro4j.server.credentials.pool.Health.CoolingDown;
import io.github.kiro4j.server.credentials.pool.Health.Disabled;
import io.github.kiro4j.server.credentials.pool.Health.Probing;
import io.github.kiro4j.server.credentials.pool.Health.Ready;
import io.github.kiro4j.server.credentials.pool.Health.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What outlives a restart about one credential. Holds no secret.
///
/// @param signIn fingerprint of the sign-in that it is about; empty for none
/// @param lastUsed null when it never was
public record RuntimeState(
    String signIn, Health health, long successes, long failures, @Nullable Instant lastUsed) {

  ObjectNode toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("signIn", signIn)
            .put("successes", successes)
            .put("failures", failures);
    if (lastUsed != null) {
      json.put("lastUsed", lastUsed.toString());
    }
    json.set("health", json(health));
    return json;
  }

  static ObjectNode json(Health health) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("since", health.since().toString());
    return switch (health) {
      case Ready _ -> json.put("state", "ready");
      case Probing(CoolingDown after, _) -> json(after);
      case CoolingDown(Cause cause, _, Instant until, int strikes) ->
          json.put("state", "cooling_down")
              .put("cause", cause.name())
              .put("until", until.toString())
              .put("strikes", strikes);
      case Disabled(Reason reason, _) -> json.put("state", "disabled").put("reason", reason.name());
    };
  }

  /// @throws IllegalArgumentException or [java.time.DateTimeException] if it is not what [#toJson]
  ///   wrote
  static RuntimeState of(JsonNode json) {
    String lastUsed = json.path("lastUsed").textValue();
    return new RuntimeState(
        json.path("signIn").asText(""),
        health(json.path("health")),
        json.path("successes").asLong(),
        json.path("failures").asLong(),
        lastUsed == null ? null : Instant.parse(lastUsed));
  }

  static Health health(JsonNode json) {
    Instant since = Instant.parse(json.path("since").asText());
    return switch (json.path("state").asText()) {
      case "ready" -> new Ready(since);
      case "cooling_down" ->
          new CoolingDown(
              Cause.valueOf(json.path("cause").asText()),
              since,
              Instant.parse(json.path("until").asText()),
              json.path("strikes").asInt());
      case "disabled" -> new Disabled(Reason.valueOf(json.path("reason").asText()), since);
      default -> throw new IllegalArgumentException("no such state");
    };
  }
}
