package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A column of type JSONB.
final class JsonColumn {

  private JsonColumn() {}

  static @Nullable JsonNode read(ResultSet row, String name) throws SQLException {
    String text = row.getString(name);
    try {
      return text == null ? null : StoredEntry.READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("the column " + name + " does not contain JSON", e);
    }
  }
}
