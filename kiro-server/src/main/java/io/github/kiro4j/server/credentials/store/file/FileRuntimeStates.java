package io.github.kiro4j.server.credentials.store.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.UnusableFileException;
import io.github.kiro4j.protocol.dialect.route.Route;
import io.github.kiro4j.server.credentials.health.HealthJson;
import io.github.kiro4j.server.credentials.health.HealthState;
import io.github.kiro4j.server.credentials.health.StoredHealth;
import io.github.kiro4j.server.credentials.state.RouteMemory.StoredRoute;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.state.UsageCounts;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The run-time state in a section of the state file. Only this gateway changes the section, so the
/// versions stay 0.
public final class FileRuntimeStates implements RuntimeStates {

  private static final String SECTION = "credentials";
  private static final String LOGIN = "signIn";
  private static final String ROUTE = "route";
  private static final String ROUTE_SINCE = "routeSince";

  private final StateFile file;

  /// @param file the whole file
  public FileRuntimeStates(StateFile file) {
    this.file = file;
  }

  @Override
  public synchronized Map<Long, RuntimeState> load() throws IOException {
    Map<Long, RuntimeState> states = new TreeMap<>();
    try {
      file.section(SECTION).forEachEntry((id, state) -> states.put(Long.valueOf(id), read(state)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnusableFileException(
          StateFile.NAME + ": the section " + SECTION + " is damaged; repair or remove it", e);
    }
    return states;
  }

  @Override
  public synchronized StoredHealth save(long id, StoredHealth next) throws IOException {
    ObjectNode section = file.section(SECTION);
    ObjectNode state = section.withObjectProperty(Long.toString(id)).put(LOGIN, next.login());
    HealthState health = next.health();
    if (health == null) {
      state.remove("health");
    } else {
      state.set("health", HealthJson.write(health));
    }
    file.put(SECTION, section);
    return next;
  }

  @Override
  public synchronized void save(long id, StoredRoute route) throws IOException {
    ObjectNode section = file.section(SECTION);
    section
        .withObjectProperty(Long.toString(id))
        .put(ROUTE, route.route().text())
        .put(ROUTE_SINCE, route.since().toString());
    file.put(SECTION, section);
  }

  @Override
  public synchronized void add(Map<Long, UsageCounts> counts) throws IOException {
    ObjectNode section = file.section(SECTION);
    counts.forEach((id, added) -> {
      ObjectNode state = section.withObjectProperty(id.toString());
      write(readUsage(state).plus(added), state);
    });
    file.put(SECTION, section);
  }

  private static RuntimeState read(JsonNode json) {
    JsonNode health = json.path("health");
    return new RuntimeState(
        new StoredHealth(
            json.path(LOGIN).asText(""),
            health.isMissingNode() ? null : HealthJson.read(health),
            0),
        readUsage(json),
        readRoute(json));
  }

  /// A route that a newer version wrote may be unknown.
  private static @Nullable StoredRoute readRoute(JsonNode json) {
    return Route.parse(json.path(ROUTE).asText(""))
        .map(route -> new StoredRoute(route, Instant.parse(json.path(ROUTE_SINCE).asText(""))))
        .orElse(null);
  }

  private static UsageCounts readUsage(JsonNode json) {
    String last = json.path("lastUsed").textValue();
    return new UsageCounts(
        json.path("successes").asLong(),
        json.path("failures").asLong(),
        last == null ? null : Instant.parse(last));
  }

  private static void write(UsageCounts usage, ObjectNode json) {
    json.put("successes", usage.successes()).put("failures", usage.failures());
    if (usage.last() != null) {
      json.put("lastUsed", usage.last().toString());
    }
  }
}
