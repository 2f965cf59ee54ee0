package io.github.kiro4j.server.credentials.store.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Tokens that are not in the store.
///
/// @param replaced fingerprint of the refresh token that the store has in their place
record UnsavedTokens(String replaced, IssuedTokens tokens) {

  /// Whether they follow on what stands in the store. Where the service does not replace refresh
  /// tokens, those that are good for longer do.
  boolean follow(Credential stored) {
    AccessToken access = stored.access();
    boolean older =
        access != null
            && access.expiresAt() != null
            && access.expiresAt().isAfter(tokens.expiresAt());
    return !older
        && stored.refreshToken().map(Fingerprint::of).filter(replaced::equals).isPresent();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("replaced", replaced);
    CredentialJson.write(json, tokens);
    return json;
  }

  /// Reads what [#toJson] wrote.
  ///
  /// @throws IllegalArgumentException or [java.time.DateTimeException] if it is not that
  static UnsavedTokens read(JsonNode entry) {
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
