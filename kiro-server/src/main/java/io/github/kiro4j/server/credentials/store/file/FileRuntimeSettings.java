package io.github.kiro4j.server.credentials.store.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The run-time settings in a section of the state file.
///
/// @param file the whole file
public record FileRuntimeSettings(StateFile file) implements RuntimeSettings {

  private static final Logger LOG = LoggerFactory.getLogger(FileRuntimeSettings.class);
  private static final String SECTION = "settings";
  private static final String SYSTEM = "systemVersion";
  private static final String ENDED_SESSIONS = "endedSessions";

  @Override
  public Optional<LoadBalancing> mode() throws IOException {
    JsonNode stored = file.section(SECTION).path(LoadBalancing.SETTING);
    return stored.isMissingNode() ? Optional.empty() : Optional.of(LoadBalancing.of(stored));
  }

  @Override
  public String system(String present) throws IOException {
    ObjectNode section = file.section(SECTION);
    String stored = section.path(SYSTEM).asText("");
    if (!stored.isBlank()) {
      return stored;
    }
    try {
      file.put(SECTION, section.put(SYSTEM, present));
    } catch (IOException e) {
      // A gateway also starts where nothing can be written, and works until a token expires.
      LOG.warn("the operating system that requests name cannot be stored: {}", e.toString());
    }
    return present;
  }

  @Override
  public void mode(LoadBalancing mode) throws IOException {
    ObjectNode section = file.section(SECTION);
    section.set(LoadBalancing.SETTING, mode.toJson());
    file.put(SECTION, section);
  }

  @Override
  public RequestLimits limits() throws IOException {
    return RequestLimits.of(file.section(SECTION).path(RequestLimits.SETTING));
  }

  @Override
  public void limits(RequestLimits limits) throws IOException {
    ObjectNode section = file.section(SECTION);
    section.set(RequestLimits.SETTING, limits.toJson());
    file.put(SECTION, section);
  }

  @Override
  public boolean isSessionEnded(String id) throws IOException {
    return file.section(SECTION).path(ENDED_SESSIONS).has(id);
  }

  @Override
  public void endSession(String id, Instant until, Instant now) throws IOException {
    ObjectNode section = file.section(SECTION);
    ObjectNode ended = section.withObjectProperty(ENDED_SESSIONS);
    ended.properties().removeIf(end -> end.getValue().asLong() <= now.getEpochSecond());
    ended.put(id, until.getEpochSecond());
    file.put(SECTION, section);
  }
}
