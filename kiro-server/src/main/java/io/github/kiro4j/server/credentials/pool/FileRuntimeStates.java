package io.github.kiro4j.server.credentials.pool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.store.StateFile;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// A section of the state file. Nobody else changes it, so its versions stay 0.
public final class FileRuntimeStates implements RuntimeStates {

  private static final String SECTION = "credentials";

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
      throw new IOException(
          StateFile.NAME + ": the section " + SECTION + " is damaged; mend or remove it", e);
    }
    return states;
  }

  @Override
  public synchronized KeptHealth keep(long id, KeptHealth next) throws IOException {
    ObjectNode section = file.section(SECTION);
    ObjectNode state = section.withObjectProperty(Long.toString(id)).put("signIn", next.signIn());
    Health health = next.health();
    if (health == null) {
      state.remove("health");
    } else {
      state.set("health", HealthJson.write(health));
    }
    file.put(SECTION, section);
    return next;
  }

  @Override
  public synchronized void add(Map<Long, Use> uses) throws IOException {
    ObjectNode section = file.section(SECTION);
    uses.forEach((id, use) -> {
      ObjectNode state = section.withObjectProperty(id.toString());
      write(readUse(state).plus(use), state);
    });
    file.put(SECTION, section);
  }

  private static RuntimeState read(JsonNode json) {
    JsonNode health = json.path("health");
    return new RuntimeState(
        new KeptHealth(
            json.path("signIn").asText(""),
            health.isMissingNode() ? null : HealthJson.read(health),
            0),
        readUse(json));
  }

  private static Use readUse(JsonNode json) {
    String last = json.path("lastUsed").textValue();
    return new Use(
        json.path("successes").asLong(),
        json.path("failures").asLong(),
        last == null ? null : Instant.parse(last));
  }

  private static void write(Use use, ObjectNode json) {
    json.put("successes", use.successes()).put("failures", use.failures());
    if (use.last() != null) {
      json.put("lastUsed", use.last().toString());
    }
  }
}
