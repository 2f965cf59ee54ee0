package io.github.kiro4j.server.credentials.store.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.credentials.store.file.AtomicFile;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.secret.Fingerprint;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `kiro4j-unsaved-tokens.json`: new tokens that are not in the store, and which credentials are
/// being refreshed. Every change is on disk when a method returns; the file exists only while it
/// has content. Safe for use by many threads.
final class TokenJournal {

  private static final Logger LOG = LoggerFactory.getLogger(TokenJournal.class);
  private static final String NAME = "kiro4j-unsaved-tokens.json";
  private static final String REFRESHING = "refreshing";

  private final Path file;
  private Map<Long, UnsavedTokens> unsaved;

  /// The fingerprint of the refresh token in use, by the id of the credential that is being
  /// refreshed.
  private Map<Long, String> refreshing;

  private TokenJournal(Path file, Map<Long, UnsavedTokens> unsaved, Map<Long, String> refreshing) {
    this.file = file;
    this.unsaved = unsaved;
    this.refreshing = refreshing;
  }

  /// Takes over what an earlier process left in that folder.
  ///
  /// @throws CredentialFileException if the file is damaged: it may hold the only copy of a token
  static TokenJournal in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = file(folder);
    if (!Files.exists(file)) {
      return new TokenJournal(file, Map.of(), Map.of());
    }
    TokenJournal journal = read(file);
    journal.reportInterrupted();
    journal.forgetInterrupted();
    return journal;
  }

  static Path file(Path folder) {
    return folder.resolve(NAME);
  }

  private static TokenJournal read(Path file) throws IOException {
    Map<Long, UnsavedTokens> unsaved = new TreeMap<>();
    Map<Long, String> refreshing = new TreeMap<>();
    try {
      ObjectNode content = object(Json.MAPPER.readTree(Files.readAllBytes(file)));
      JsonNode section = content.remove(REFRESHING);
      if (section != null) {
        section.forEachEntry((id, token) -> refreshing.put(Long.valueOf(id), token.asText()));
      }
      content.forEachEntry(
          (id, entry) -> unsaved.put(Long.valueOf(id), UnsavedTokens.read(object(entry))));
      return new TokenJournal(file, unsaved, refreshing);
    } catch (JsonProcessingException
        | CharConversionException
        | IllegalArgumentException
        | DateTimeException
        | InvalidEntryFieldException _) {
      throw new CredentialFileException(
          file,
          "the file is damaged. It holds tokens that may be nowhere else; repair or remove it");
    }
  }

  private static ObjectNode object(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("not an object");
  }

  private void reportInterrupted() {
    for (long id : refreshing.keySet()) {
      if (unsaved.containsKey(id)) {
        LOG.warn(
            "credential #{} was being refreshed when the gateway ended; its new tokens are in {}",
            id,
            file);
      } else {
        LOG.warn(
            "credential #{} was being refreshed when the gateway ended. If the auth service issued"
                + " new tokens, they are lost, and the account must sign in again",
            id);
      }
    }
  }

  private void forgetInterrupted() {
    if (!refreshing.isEmpty()) {
      try {
        write(unsaved, Map.of());
      } catch (IOException e) {
        LOG.warn("{} cannot be written: {}", file, e.toString());
      }
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

  /// A refresh is about to begin. When this method returns, the file is known to be writable.
  synchronized void begin(Credential credential) throws IOException {
    Map<Long, String> next = new TreeMap<>(refreshing);
    next.put(credential.id(), fingerprint(credential));
    write(unsaved, next);
  }

  synchronized void end(long id) throws IOException {
    if (refreshing.containsKey(id)) {
      write(unsaved, without(refreshing, id));
    }
  }

  /// Keeps new tokens. If the journal already has tokens of the credential, the store still has the
  /// refresh token that those replaced.
  synchronized void record(Credential refreshed, IssuedTokens tokens) throws IOException {
    UnsavedTokens earlier = unsaved.get(refreshed.id());
    String inStore = earlier == null ? fingerprint(refreshed) : earlier.replaced();
    Map<Long, UnsavedTokens> next = new TreeMap<>(unsaved);
    next.put(refreshed.id(), new UnsavedTokens(inStore, tokens));
    write(next, refreshing);
  }

  private static String fingerprint(Credential credential) {
    return credential.refreshToken().map(Fingerprint::of).orElse("");
  }

  /// The tokens are in the store, or belong to a login that the store no longer has.
  synchronized void forget(long id, UnsavedTokens tokens) throws IOException {
    if (tokens.equals(unsaved.get(id))) {
      write(without(unsaved, id), refreshing);
    }
  }

  private static <T> Map<Long, T> without(Map<Long, T> all, long id) {
    Map<Long, T> rest = new TreeMap<>(all);
    rest.remove(id);
    return rest;
  }

  private void write(Map<Long, UnsavedTokens> nextUnsaved, Map<Long, String> nextRefreshing)
      throws IOException {
    if (nextUnsaved.isEmpty() && nextRefreshing.isEmpty()) {
      AtomicFile.delete(file);
    } else {
      AtomicFile.replace(file, Json.MAPPER.writeValueAsBytes(json(nextUnsaved, nextRefreshing)));
    }
    unsaved = nextUnsaved;
    refreshing = nextRefreshing;
  }

  private static ObjectNode json(Map<Long, UnsavedTokens> unsaved, Map<Long, String> refreshing) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    unsaved.forEach((id, entry) -> json.set(id.toString(), entry.toJson()));
    if (!refreshing.isEmpty()) {
      ObjectNode section = json.putObject(REFRESHING);
      refreshing.forEach((id, token) -> section.put(id.toString(), token));
    }
    return json;
  }
}
