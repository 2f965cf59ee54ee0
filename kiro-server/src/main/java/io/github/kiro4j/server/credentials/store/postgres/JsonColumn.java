package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.github.kiro4j.api.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A column of type JSONB.
final class JsonColumn {

  /// Keeps the digits of numbers in members that mean nothing to the gateway.
  private static final ObjectReader TREES =
      Json.MAPPER
          .reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private JsonColumn() {}

  static @Nullable JsonNode read(ResultSet row, String name) throws SQLException {
    String text = row.getString(name);
    try {
      return text == null ? null : TREES.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("the column " + name + " does not contain JSON", e);
    }
  }
}
