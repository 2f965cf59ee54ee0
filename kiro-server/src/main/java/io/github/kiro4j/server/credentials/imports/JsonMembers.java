package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.api.admin.CredentialField;
import java.util.Optional;

/// Reads single members of other programs' JSON.
final class JsonMembers {

  private JsonMembers() {}

  /// The member's text; empty when it is absent, blank or not a text.
  static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).textValue())
        .filter(text -> !text.isBlank())
        .map(PastedText::trimmed);
  }

  static boolean has(JsonNode json, String name) {
    return text(json, name).isPresent();
  }

  /// Whether the member that has the field's own name has a text.
  static boolean has(JsonNode json, CredentialField field) {
    return has(json, field.wireName());
  }

  /// Whether there is a member with the field's own name, whatever its value.
  static boolean contains(JsonNode json, CredentialField field) {
    return json.has(field.wireName());
  }
}
