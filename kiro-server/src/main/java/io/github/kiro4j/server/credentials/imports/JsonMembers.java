package io.github.kiro4j.server.credentials.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Takes single members from other programs' JSON over into an entry of a credentials file.
final class JsonMembers {

  private JsonMembers() {}

  /// The member's text; null when it is absent, blank or no text.
  static @Nullable String text(JsonNode json, String name) {
    String text = json.path(name).textValue();
    return text == null || text.isBlank() ? null : text.strip();
  }

  static boolean has(JsonNode json, String name) {
    return text(json, name) != null;
  }

  /// Copies a text under the same name.
  static void copy(JsonNode from, ObjectNode to, String name) {
    copy(from, name, to, name);
  }

  static void copy(JsonNode from, String name, ObjectNode to, String newName) {
    String text = text(from, name);
    if (text != null) {
      to.put(newName, text);
    }
  }

  /// Copies a text, or a list of texts.
  static void copyScopes(JsonNode from, ObjectNode to) {
    if (from.path("scopes").isArray()) {
      to.set("scopes", from.get("scopes").deepCopy());
    } else {
      copy(from, to, "scopes");
    }
  }

  /// Copies the end of a token, given in RFC 3339 or in milliseconds since 1970, together with the
  /// token: one without the other is of no use.
  static void copyAccessToken(JsonNode from, String token, String end, ObjectNode to) {
    Instant expiresAt = time(from.path(end));
    if (expiresAt != null && has(from, token)) {
      copy(from, token, to, "accessToken");
      to.put("expiresAt", expiresAt.toString());
    }
  }

  static @Nullable Instant time(JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return Instant.ofEpochMilli(value.longValue());
    }
    try {
      return value.isTextual() ? OffsetDateTime.parse(value.textValue()).toInstant() : null;
    } catch (DateTimeException _) {
      return null;
    }
  }
}
