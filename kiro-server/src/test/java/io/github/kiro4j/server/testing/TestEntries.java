package io.github.kiro4j.server.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.server.credentials.store.StoredEntry;

/// Entries, and changes of entries, out of JSON.
public final class TestEntries {

  private TestEntries() {}

  /// An entry with these members.
  public static StoredEntry entry(String json) {
    return StoredEntry.of(object(json));
  }

  /// An entry of a social login.
  public static StoredEntry social(String refreshToken) {
    return StoredEntry.EMPTY.with(CredentialField.REFRESH_TOKEN, refreshToken);
  }

  /// An entry of an API key.
  public static StoredEntry apiKey(String key) {
    return entry("{\"kiroApiKey\": \"" + key + "\"}");
  }

  /// Changes of these members; a null removes one.
  public static CredentialFields changes(String json) {
    return CredentialFields.of(object(json));
  }

  private static ObjectNode object(String json) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
