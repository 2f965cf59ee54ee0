package io.github.kiro4j.server.credentials.store.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.file.AtomicFile;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.secret.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `kiro4j-unsaved-tokens.json`: tokens that are not in the store, and which credentials are being
/// refreshed. Every change is on disk when a method returns; the file exists only while it says
/// something. Safe for use by many threads.
final class TokenJournal {

  private static final Logger LOG = LoggerFactory.getLogger(TokenJournal.class);
  private static final String NAME = "kiro4j-unsaved-tokens.json";
  private static final String BEGUN = "refreshing";

  private final Path file;
  private Map<Long, UnsavedTokens> unsaved;

  /// Fingerprints of the refresh tokens that are being traded in.
  private Map<Long, String> begun;

  private TokenJournal(Path file, Map<Long, UnsavedTokens> unsaved, Map<Long, String> begun) {
    this.file = file;
    this.unsaved = unsaved;
    this.begun = begun;
  }

  /// Takes over what an earlier process left in that folder.
  ///
  /// @throws CredentialFileException if it is damaged: it may hold the only copy of a token
  static TokenJournal in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = file(folder);
    if (!Files.exists(file)) {
      return new TokenJournal(file, Map.of(), Map.of());
    }
    TokenJournal journal = read(file);
    journal.tellInterrupted();
    journal.forgetInterrupted();
    return journal;
  }

  private void forgetInterrupted() {
    if (!begun.isEmpty()) {
      try {
        write(unsaved, Map.of());
      } catch (IOException e) {
        LOG.warn("{} cannot be written: {}", file, e.toString());
      }
    }
  }

  static Path file(Path folder) {
    return folder.resolve(NAME);
  }

  private static TokenJournal read(Path file) throws IOException {
    Map<Long, UnsavedTokens> unsaved = new TreeMap<>();
    Map<Long, String> begun = new TreeMap<>();
    try {
      if (!(Json.MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode content)) {
        throw new IllegalArgumentException("no object");
      }
      JsonNode refreshing = content.remove(BEGUN);
      if (refreshing != null) {
        refreshing.forEachEntry((id, token) -> begun.put(Long.valueOf(id), token.asText()));
      }
      content.forEachEntry((id, entry) -> unsaved.put(Long.valueOf(id), UnsavedTokens.read(entry)));
      return new TokenJournal(file, unsaved, begun);
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException _) {
      throw new CredentialFileException(
          file, "it is damaged. It holds tokens that stand nowhere else; mend or remove it");
    }
  }

  private void tellInterrupted() {
    for (long id : begun.keySet()) {
      LOG.warn(
          "credential #{} was being refreshed when the gateway ended{}",
          id,
          unsaved.containsKey(id)
              ? "; the new tokens are in " + file
              : ". If the auth service did answer, the answer is lost, and a new sign-in is needed");
    }
  }

  Path file() {
    return file;
  }

  synchronized Map<Long, UnsavedTokens> unsaved() {
    return unsaved;
  }

  synchronized Optional<UnsavedTokens> unsaved(long id) {
    return Optional.ofNullable(unsaved.get(id));
  }

  /// A refresh is about to begin; whatever it brings can be written here.
  synchronized void begin(Credential credential) throws IOException {
    Map<Long, String> next = new TreeMap<>(begun);
    next.put(credential.id(), credential.refreshToken().map(Fingerprint::of).orElse(""));
    write(unsaved, next);
  }

  synchronized void end(long id) throws IOException {
    if (begun.containsKey(id)) {
      write(unsaved, without(begun, id));
    }
  }

  /// What the store has is older than what the journal has, if both have something.
  synchronized void record(Credential traded, IssuedTokens tokens) throws IOException {
    UnsavedTokens earlier = unsaved.get(traded.id());
    String inStore =
        earlier == null
            ? traded.refreshToken().map(Fingerprint::of).orElse("")
            : earlier.replaced();
    Map<Long, UnsavedTokens> next = new TreeMap<>(unsaved);
    next.put(traded.id(), new UnsavedTokens(inStore, tokens));
    write(next, begun);
  }

  /// The tokens are in the store, or are of no use any more.
  synchronized void forget(long id, UnsavedTokens tokens) throws IOException {
    if (tokens.equals(unsaved.get(id))) {
      write(without(unsaved, id), begun);
    }
  }

  private static <T> Map<Long, T> without(Map<Long, T> all, long id) {
    Map<Long, T> rest = new TreeMap<>(all);
    rest.remove(id);
    return rest;
  }

  private void write(Map<Long, UnsavedTokens> tokens, Map<Long, String> refreshing)
      throws IOException {
    if (tokens.isEmpty() && refreshing.isEmpty()) {
      AtomicFile.delete(file);
    } else {
      AtomicFile.replace(file, Json.MAPPER.writeValueAsBytes(json(tokens, refreshing)));
    }
    unsaved = tokens;
    begun = refreshing;
  }

  private static ObjectNode json(Map<Long, UnsavedTokens> tokens, Map<Long, String> refreshing) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    tokens.forEach((id, entry) -> json.set(id.toString(), entry.toJson()));
    if (!refreshing.isEmpty()) {
      ObjectNode section = json.putObject(BEGUN);
      refreshing.forEach((id, token) -> section.put(id.toString(), token));
    }
    return json;
  }
}
