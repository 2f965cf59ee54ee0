package io.github.kiro4j.server.credentials.store.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which refresh tokens each credential has had, by fingerprint: the present one, and those that
/// the gateway itself traded in. Outlives restarts in the state file. Not safe for use by many
/// threads.
final class TokenHistory {

  /// What a token is to a credential.
  enum Standing {
    PRESENT,
    /// Traded in; it is void.
    PAST,
    /// Somebody put it there.
    NEW
  }

  private static final Logger LOG = LoggerFactory.getLogger(TokenHistory.class);
  private static final String SECTION = "tokens";

  /// Ten days of hourly refreshes.
  private static final int KEPT = 240;

  private static final class Line {
    private @Nullable String present;
    private final Deque<String> past = new ArrayDeque<>();
  }

  private final StateFile state;
  private final Map<Long, Line> lines = new TreeMap<>();

  TokenHistory(StateFile state) {
    this.state = state;
    state.section(SECTION).forEachEntry((id, line) -> lines.put(Long.valueOf(id), line(line)));
  }

  private static Line line(JsonNode json) {
    Line line = new Line();
    line.present = json.path("present").textValue();
    json.path("past").forEach(token -> line.past.add(token.asText()));
    return line;
  }

  Standing standing(long id, String token) {
    Line line = lines.get(id);
    if (line == null) {
      return Standing.NEW;
    }
    if (token.equals(line.present)) {
      return Standing.PRESENT;
    }
    return line.past.contains(token) ? Standing.PAST : Standing.NEW;
  }

  /// What the credential's tokens were before, newest last.
  List<String> past(long id) {
    Line line = lines.get(id);
    return line == null ? List.of() : List.copyOf(line.past);
  }

  /// The credential that has or had the token.
  Optional<Long> ownerOf(String token) {
    return lines.keySet().stream().filter(id -> standing(id, token) != Standing.NEW).findFirst();
  }

  /// The highest id that any credential had; 0 for none.
  long highestId() {
    return lines.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /// The gateway traded the credential's token for another one.
  void rotated(long id, String from, String to) {
    Line line = lines.computeIfAbsent(id, _ -> new Line());
    if (!from.equals(to)) {
      line.past.remove(from);
      line.past.add(from);
      if (line.past.size() > KEPT) {
        line.past.remove();
      }
    }
    line.present = to;
  }

  /// The credential stands in the store with that token.
  void seen(long id, String token) {
    if (standing(id, token) == Standing.NEW) {
      lines.computeIfAbsent(id, _ -> new Line()).present = token;
    }
  }

  /// Writes what changed. Failing at that costs no token, only the protection against old ones.
  void save() {
    ObjectNode section = JsonNodeFactory.instance.objectNode();
    lines.forEach((id, line) -> section.set(id.toString(), json(line)));
    try {
      state.put(SECTION, section);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", StateFile.NAME, e.toString());
    }
  }

  private static ObjectNode json(Line line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("present", line.present);
    ArrayNode past = json.putArray("past");
    line.past.forEach(past::add);
    return json;
  }
}
