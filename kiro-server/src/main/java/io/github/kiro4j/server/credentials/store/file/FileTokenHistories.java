package io.github.kiro4j.server.credentials.store.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tokens of every credential of a file, by fingerprint: the present one, and the past tokens.
/// They outlive restarts in the state file. Safe for use by many threads: the monitor is never held
/// during I/O.
final class FileTokenHistories {

  /// What a token is to a credential.
  enum Standing {
    PRESENT,
    PAST,
    /// The credential never had the token.
    UNKNOWN
  }

  private static final Logger LOG = LoggerFactory.getLogger(FileTokenHistories.class);
  private static final String SECTION = "tokens";
  private static final String PRESENT = "present";
  private static final String PAST = "past";

  private record Tokens(@Nullable String present, TokenHistory past) {

    static Tokens read(JsonNode json) {
      List<String> past = json.path(PAST).valueStream().map(JsonNode::asText).toList();
      return new Tokens(json.path(PRESENT).textValue(), new TokenHistory(past));
    }

    ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode().put(PRESENT, present);
      ArrayNode array = json.putArray(PAST);
      past.fingerprints().forEach(array::add);
      return json;
    }
  }

  private final StateFile state;
  private final Map<Long, Tokens> tokens = new TreeMap<>();

  FileTokenHistories(StateFile state) {
    this.state = state;
    state
        .section(SECTION)
        .forEachEntry((id, json) -> tokens.put(Long.valueOf(id), Tokens.read(json)));
  }

  synchronized Standing standing(long id, String token) {
    Tokens own = tokens.get(id);
    if (own == null) {
      return Standing.UNKNOWN;
    }
    if (token.equals(own.present())) {
      return Standing.PRESENT;
    }
    return own.past().contains(token) ? Standing.PAST : Standing.UNKNOWN;
  }

  synchronized TokenHistory pastTokens(long id) {
    Tokens own = tokens.get(id);
    return own == null ? TokenHistory.NONE : own.past();
  }

  /// The credential that has or had the token.
  synchronized Optional<Long> ownerOf(String token) {
    return tokens.keySet().stream()
        .filter(id -> standing(id, token) != Standing.UNKNOWN)
        .findFirst();
  }

  /// The highest id that any credential had; 0 for none.
  synchronized long highestId() {
    return tokens.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /// A refresh replaced tokens of the credential.
  synchronized void rotated(long id, String present, List<String> replaced) {
    tokens.put(id, new Tokens(present, pastTokens(id).rotated(present, replaced)));
  }

  /// The credential stands in the file with that token.
  synchronized void seen(long id, String token) {
    if (standing(id, token) == Standing.UNKNOWN) {
      tokens.put(id, new Tokens(token, pastTokens(id)));
    }
  }

  /// Takes over the history that another store kept of a credential.
  synchronized void restore(long id, String present, TokenHistory past) {
    tokens.put(id, new Tokens(present, past));
  }

  /// Writes what changed. A failure loses no token, only the protection against past ones.
  void save() {
    try {
      state.put(SECTION, toJson());
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", StateFile.NAME, e.toString());
    }
  }

  private synchronized ObjectNode toJson() {
    ObjectNode section = JsonNodeFactory.instance.objectNode();
    tokens.forEach((id, own) -> section.set(id.toString(), own.toJson()));
    return section;
  }
}
