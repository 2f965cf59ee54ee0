package io.github.kiro4j.server.credentials.store.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A credential with everything that a store keeps of it.
///
/// @param entry as a credentials file has it, with its id and with secrets
/// @param pastTokens fingerprints of the refresh tokens that were traded in, newest last
public record StoredCredential(ObjectNode entry, List<String> pastTokens, RuntimeState state) {

  static final String REDACTED = "[redacted]";

  /// What is no secret. Members that mean nothing here may be one.
  private static final Set<String> SHOWN =
      Set.of(
          "id",
          "authMethod",
          "provider",
          "startUrl",
          "tokenEndpoint",
          "scopes",
          "expiresAt",
          "priority",
          "disabled",
          "region",
          "authRegion",
          "apiRegion",
          "endpoint",
          "email",
          "subscriptionTitle");

  public long id() {
    return entry.path("id").longValue();
  }

  /// The entry for eyes that may not see secrets. It is of no use to any store.
  public ObjectNode masked() {
    ObjectNode masked = entry.deepCopy();
    entry
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !SHOWN.contains(name))
        .forEach(name -> masked.put(name, REDACTED));
    return masked;
  }

  /// Whether there is anything to sign in with.
  boolean hasSecret() {
    return hasText("refreshToken") || hasText("kiroApiKey");
  }

  private boolean hasText(String member) {
    String text = entry.path(member).textValue();
    return text != null && !text.isBlank();
  }

  @Override
  public String toString() {
    return "credential #" + id();
  }
}
