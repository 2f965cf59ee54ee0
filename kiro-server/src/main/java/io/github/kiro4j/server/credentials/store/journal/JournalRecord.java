package io.github.kiro4j.server.credentials.store.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.encryption.EncryptionException;
import java.util.List;

/// One step of a refresh, as the journal records it. The JSON form has one member that names the
/// step and holds the credential's id.
sealed interface JournalRecord {

  long id();

  /// The JSON form for the file.
  ///
  /// @param encryption how the tokens are encrypted
  ObjectNode toJson(EntryEncryption encryption);

  /// A refresh is about to begin.
  ///
  /// @param token the fingerprint of the refresh token that is used
  record Begun(long id, String token) implements JournalRecord {
    @Override
    public ObjectNode toJson(EntryEncryption encryption) {
      return step("begun", id).put("token", token);
    }
  }

  /// The refresh ended without new tokens.
  record Ended(long id) implements JournalRecord {
    @Override
    public ObjectNode toJson(EntryEncryption encryption) {
      return step("ended", id);
    }
  }

  /// The refresh ended with new tokens.
  record Received(long id, UnsavedTokens tokens) implements JournalRecord {
    @Override
    public ObjectNode toJson(EntryEncryption encryption) {
      ObjectNode json = step("received", id);
      StoredEntry entry = StoredEntry.of(tokens.toJson()).withId(id);
      json.set("tokens", encryption.encrypted(entry).withoutId().toJson());
      return json;
    }
  }

  /// The store has the tokens, or has another login in their place.
  ///
  /// @param access the fingerprint of the access token
  record Saved(long id, String access) implements JournalRecord {
    @Override
    public ObjectNode toJson(EntryEncryption encryption) {
      return step("saved", id).put("access", access);
    }
  }

  private static ObjectNode step(String name, long id) {
    return JsonNodeFactory.instance.objectNode().put(name, id);
  }

  /// Reads what [#toJson] wrote.
  ///
  /// @throws IllegalArgumentException or another exception of [UnsavedTokens#read] if it is
  ///   something else
  /// @throws EncryptionException if the tokens cannot be decrypted
  static JournalRecord read(JsonNode json, EntryEncryption encryption) throws EncryptionException {
    if (json.has("begun")) {
      return new Begun(json.path("begun").longValue(), json.path("token").asText());
    }
    if (json.has("ended")) {
      return new Ended(json.path("ended").longValue());
    }
    if (json.has("saved")) {
      return new Saved(json.path("saved").longValue(), json.path("access").asText());
    }
    if (json.has("received") && json.path("tokens") instanceof ObjectNode tokens) {
      long id = json.path("received").longValue();
      return new Received(id, UnsavedTokens.read(decrypted(id, tokens, encryption)));
    }
    throw new IllegalArgumentException("an unknown step");
  }

  private static ObjectNode decrypted(long id, ObjectNode tokens, EntryEncryption encryption)
      throws EncryptionException {
    StoredEntry entry = encryption.decrypted(StoredEntry.of(tokens).withId(id));
    EntryEncryption.requireDecrypted(List.of(entry));
    return entry.withoutId().toJson();
  }
}
