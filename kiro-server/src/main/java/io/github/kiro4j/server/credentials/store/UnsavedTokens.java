package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Fingerprint;
import io.github.kiro4j.server.credentials.IssuedTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tokens that are not in the store.
///
/// @param replaced fingerprint of the refresh token that the store has in their place
record UnsavedTokens(String replaced, IssuedTokens tokens) {

  /// Whether they follow on what stands in the store.
  boolean follow(Credential stored) {
    return stored.refreshToken().map(Fingerprint::of).filter(replaced::equals).isPresent();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("replaced", replaced);
    CredentialJson.write(json, tokens);
    return json;
  }

  static Map<Long, UnsavedTokens> readAll(Path journal) throws IOException {
    try {
      Map<Long, UnsavedTokens> all = new TreeMap<>();
      Json.MAPPER
          .readTree(Files.readAllBytes(journal))
          .forEachEntry((id, entry) -> all.put(Long.valueOf(id), read(entry)));
      return all;
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException _) {
      throw new CredentialFileException(
          journal, "it is damaged. It holds tokens that stand nowhere else; mend or remove it");
    }
  }

  private static UnsavedTokens read(JsonNode entry) {
    return new UnsavedTokens(
        required(entry, "replaced"),
        new IssuedTokens(
            new Secret(required(entry, "accessToken")),
            secret(entry, "refreshToken"),
            Instant.parse(required(entry, "expiresAt")),
            secret(entry, "profileArn")));
  }

  private static String required(JsonNode entry, String name) {
    String text = entry.path(name).textValue();
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  private static @Nullable Secret secret(JsonNode entry, String name) {
    String text = entry.path(name).textValue();
    return text == null ? null : new Secret(text);
  }
}
