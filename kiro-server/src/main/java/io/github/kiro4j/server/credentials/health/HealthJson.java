package io.github.kiro4j.server.credentials.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.health.HealthState.Cause;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.health.HealthState.Reason;
import java.time.Instant;

/// The JSON of a stored health: `state`, `since`, and with them `cause`, `until` and `strikes` (the
/// failures in a row), or `reason`. Holds no secret.
public final class HealthJson {

  private static final String FAILURES = "strikes";

  private HealthJson() {}

  /// A probe is written as the cool-down that it may end.
  public static ObjectNode write(HealthState health) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("since", health.since().toString());
    return switch (health) {
      case Ready _ -> json.put("state", "ready");
      case Probing(CoolingDown after, _) -> write(after);
      case CoolingDown(Cause cause, _, Instant until, int failures) ->
          json.put("state", "cooling_down")
              .put("cause", cause.name())
              .put("until", until.toString())
              .put(FAILURES, failures);
      case Disabled(Reason reason, _) -> json.put("state", "disabled").put("reason", reason.name());
    };
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws IllegalArgumentException or [java.time.DateTimeException] if it is something else
  public static HealthState read(JsonNode json) {
    Instant since = Instant.parse(json.path("since").asText());
    return switch (json.path("state").asText()) {
      case "ready" -> new Ready(since);
      case "cooling_down" ->
          new CoolingDown(
              Cause.valueOf(json.path("cause").asText()),
              since,
              CoolDowns.bounded(Instant.parse(json.path("until").asText()), since),
              json.path(FAILURES).asInt());
      case "disabled" -> new Disabled(Reason.valueOf(json.path("reason").asText()), since);
      default -> throw new IllegalArgumentException("unknown state");
    };
  }
}
