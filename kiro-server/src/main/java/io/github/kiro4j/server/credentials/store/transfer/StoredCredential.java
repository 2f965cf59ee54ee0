package io.github.kiro4j.server.credentials.store.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.secret.Masked;
import java.util.Map;

/// Everything that a store keeps of one credential.
///
/// @param entry with its id and with secrets
public record StoredCredential(StoredEntry entry, TokenHistory pastTokens, RuntimeState state) {

  static final String REDACTED = "[redacted]";

  public long id() {
    return entry.id();
  }

  /// The entry without secrets, for people. No store accepts it. Members that are no fields may
  /// hold a secret and are redacted too.
  public ObjectNode masked() {
    ObjectNode masked = entry.toJson();
    masked.properties().forEach(StoredCredential::mask);
    return masked;
  }

  private static void mask(Map.Entry<String, JsonNode> member) {
    JsonNode value = member.getValue();
    if (!member.getKey().equals(StoredEntry.ID)) {
      member.setValue(
          CredentialField.of(member.getKey())
              .map(field -> masked(field, value))
              .orElse(TextNode.valueOf(REDACTED)));
    }
  }

  private static JsonNode masked(CredentialField field, JsonNode value) {
    return switch (field.exposure()) {
      case SHOWN -> value;
      case ADDRESS -> TextNode.valueOf(Masked.address(value.asText()));
      case OPERATOR, PROXY, PARTIAL, HIDDEN -> TextNode.valueOf(REDACTED);
    };
  }

  @Override
  public String toString() {
    return "credential #" + id();
  }
}
