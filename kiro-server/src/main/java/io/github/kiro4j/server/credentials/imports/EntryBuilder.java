package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.time.ReceivedTime;
import java.time.Instant;
import java.util.Optional;

/// Builds an entry out of members of other programs' JSON. Values that are absent, blank or not of
/// the expected type are left out.
final class EntryBuilder {

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  EntryBuilder login(LoginKind kind) {
    return put(CredentialField.AUTH_METHOD, kind.wireName());
  }

  EntryBuilder put(CredentialField field, String value) {
    json.put(field.wireName(), value);
    return this;
  }

  /// Copies texts of members that have the fields' own names.
  EntryBuilder copy(JsonNode from, CredentialField... fields) {
    for (CredentialField field : fields) {
      copy(from, field.wireName(), field);
    }
    return this;
  }

  /// Copies the text of a member.
  EntryBuilder copy(JsonNode from, String name, CredentialField field) {
    JsonMembers.text(from, name).ifPresent(text -> put(field, text));
    return this;
  }

  /// Copies the text of a member unless the entry has the field already.
  EntryBuilder copyIfAbsent(JsonNode from, CredentialField field) {
    String text = from.textValue();
    return has(field) || text == null || text.isBlank() ? this : put(field, text);
  }

  /// Copies the scopes, one text or an array of texts.
  EntryBuilder copyScopes(JsonNode from) {
    String name = CredentialField.SCOPES.wireName();
    if (from.path(name).isArray()) {
      json.set(name, from.get(name).deepCopy());
      return this;
    }
    return copy(from, CredentialField.SCOPES);
  }

  /// Copies an access token and its end: one is of no use without the other.
  EntryBuilder copyAccessToken(JsonNode from, String token, String end) {
    Optional<Instant> expiresAt = ReceivedTime.of(from.path(end));
    return expiresAt.isEmpty() || !JsonMembers.has(from, token)
        ? this
        : copy(from, token, CredentialField.ACCESS_TOKEN)
            .put(CredentialField.EXPIRES_AT, expiresAt.get().toString());
  }

  /// Copies when the registration of a client expires.
  EntryBuilder copyClientEnd(JsonNode from, String name) {
    ReceivedTime.of(from.path(name))
        .filter(end -> end.isAfter(Instant.EPOCH))
        .ifPresent(end -> put(CredentialField.CLIENT_SECRET_EXPIRES_AT, end.toString()));
    return this;
  }

  boolean has(CredentialField field) {
    return json.has(field.wireName());
  }

  StoredEntry build() {
    return StoredEntry.of(json);
  }
}
