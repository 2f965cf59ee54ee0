package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.store.CredentialJson;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of the table, and the entry of a credentials file that it stands for.
///
/// @param entry with its id; must not be changed
/// @param past fingerprints of refresh tokens that were traded in, newest last
/// @param health as it stands there, null for none
record Row(
    long id,
    ObjectNode entry,
    boolean deleted,
    List<String> past,
    @Nullable JsonNode health,
    long healthVersion) {

  static Row read(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        readEntry(row),
        row.getObject("deleted_at") != null,
        texts(row.getArray("past_tokens")),
        JsonColumn.read(row, "health"),
        row.getLong("health_version"));
  }

  private static ObjectNode readEntry(ResultSet row) throws SQLException {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("id", row.getLong("id"));
    for (EntryColumn column : EntryColumn.ALL) {
      Optional<JsonNode> value = column.type().read(row, column.name());
      if (value.isPresent()) {
        entry.set(column.member(), value.get());
      }
    }
    if (JsonColumn.read(row, "extra") instanceof ObjectNode extra) {
      extra.forEachEntry(entry::putIfAbsent);
    }
    return entry;
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /// The same row with another entry.
  Row with(ObjectNode other) {
    return new Row(id, other, deleted, past, health, healthVersion);
  }

  /// The same row with one more member.
  Row with(String member, String value) {
    return with(entry.deepCopy().put(member, value));
  }

  /// The columns' values, null where a column has none.
  static Map<String, @Nullable Object> values(ObjectNode entry) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (EntryColumn column : EntryColumn.ALL) {
      values.put(column.name(), column.type().toSql(entry.path(column.member())).orElse(null));
    }
    values.putIfAbsent("disabled", false);
    return values;
  }

  /// The members that no column holds.
  static ObjectNode extra(ObjectNode entry) {
    ObjectNode extra = entry.deepCopy();
    extra.remove("id");
    for (EntryColumn column : EntryColumn.ALL) {
      if (column.type().toSql(entry.path(column.member())).isPresent()) {
        extra.remove(column.member());
      }
    }
    return extra;
  }

  /// A row that makes no sense is a credential that cannot be used, so that it disturbs no other.
  Credential credential() {
    try {
      return CredentialJson.read(entry, id);
    } catch (InvalidEntryFieldException e) {
      return unusable(e.problem());
    }
  }

  Credential unusable(String problem) {
    boolean disabled = entry.path("disabled").booleanValue();
    return new Credential(
        id,
        new Login.Incomplete(entry.path("authMethod").asText("social"), problem),
        null,
        null,
        new CredentialSettings(0, disabled, null, null, null, null, null, null));
  }

  /// Fingerprint of the refresh token that the row has; empty if none.
  Optional<String> present() {
    return Optional.ofNullable(entry.path("refreshToken").textValue())
        .filter(token -> !token.isBlank())
        .map(token -> Fingerprint.of(new Secret(token)));
  }

  /// Whether a refresh token is the row's, or one that was traded in for it.
  boolean had(String fingerprint) {
    return past.contains(fingerprint) || present().filter(fingerprint::equals).isPresent();
  }
}
