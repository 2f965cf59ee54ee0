package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of the table.
///
/// @param stored the entry of a credentials file that the row stands for, with its id; encrypted
///   values as the table has them
/// @param entry the same entry, decrypted
/// @param version is raised with every change but those of lease, counters and last use
/// @param health the column `health`, null if it is empty
record Row(
    StoredEntry stored,
    StoredEntry entry,
    long version,
    boolean deleted,
    TokenHistory pastTokens,
    @Nullable JsonNode health,
    long healthVersion) {

  static Row read(ResultSet row, EntryEncryption encryption) throws SQLException {
    StoredEntry stored = readEntry(row);
    return new Row(
        stored,
        encryption.decrypted(stored),
        row.getLong("version"),
        row.getObject("deleted_at") != null,
        new TokenHistory(texts(row.getArray("past_tokens"))),
        JsonColumn.read(row, "health"),
        row.getLong("health_version"));
  }

  private static StoredEntry readEntry(ResultSet row) throws SQLException {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put(StoredEntry.ID, row.getLong("id"));
    for (EntryColumn column : EntryColumn.ALL) {
      Optional<JsonNode> value = column.read(row);
      if (value.isPresent()) {
        entry.set(column.field().wireName(), value.get());
      }
    }
    if (JsonColumn.read(row, "extra") instanceof ObjectNode extra) {
      extra.forEachEntry(entry::putIfAbsent);
    }
    return StoredEntry.of(entry);
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  long id() {
    return entry.id();
  }

  /// The same row with another entry.
  Row with(StoredEntry other) {
    return new Row(stored, other, version, deleted, pastTokens, health, healthVersion);
  }

  /// The columns' values, null where a column is empty.
  static Map<String, @Nullable Object> values(StoredEntry entry) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (EntryColumn column : EntryColumn.ALL) {
      values.put(column.name(), column.toSql(entry).orElse(null));
    }
    values.putIfAbsent(CredentialField.DISABLED.wireName(), false);
    return values;
  }

  /// The members that no column holds.
  static ObjectNode extra(StoredEntry entry) {
    ObjectNode extra = entry.toJson();
    extra.remove(StoredEntry.ID);
    for (EntryColumn column : EntryColumn.ALL) {
      if (column.toSql(entry).isPresent()) {
        extra.remove(column.field().wireName());
      }
    }
    return extra;
  }

  Credential credential() {
    return entry.credentialOrUnusable();
  }

  /// Whether a refresh token is the row's present or a past one.
  boolean hadToken(String fingerprint) {
    return pastTokens.contains(fingerprint)
        || entry.refreshTokenFingerprint().filter(fingerprint::equals).isPresent();
  }
}
