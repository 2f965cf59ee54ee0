package io.github.kiro4j.server.credentials.pool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.store.StateFile;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Map;
import java.util.TreeMap;

/// A section of the state file.
///
/// @param file the whole file
public record FileRuntimeStates(StateFile file) implements RuntimeStates {

  private static final String SECTION = "credentials";

  @Override
  public Map<Long, RuntimeState> load() throws IOException {
    Map<Long, RuntimeState> states = new TreeMap<>();
    try {
      file.section(SECTION)
          .forEachEntry((id, state) -> states.put(Long.valueOf(id), RuntimeState.of(state)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(
          StateFile.NAME + ": the section " + SECTION + " is damaged; mend or remove it", e);
    }
    return states;
  }

  @Override
  public void save(Map<Long, RuntimeState> states) throws IOException {
    ObjectNode section = JsonNodeFactory.instance.objectNode();
    states.forEach((id, state) -> section.set(id.toString(), state.toJson()));
    file.put(SECTION, section);
  }
}
