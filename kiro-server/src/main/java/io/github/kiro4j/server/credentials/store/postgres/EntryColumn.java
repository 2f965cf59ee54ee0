package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The column of a field. Every [CredentialField] has one, named after the field in snake case. A
/// value that the column cannot hold goes to the column `extra` as it is.
///
/// @param name in the table
record EntryColumn(String name, CredentialField field) {

  /// Columns of type VARCHAR, as kiro-rs created them; the column of a new field is TEXT.
  private static final Map<CredentialField, Integer> LENGTHS =
      Map.of(
          CredentialField.AUTH_METHOD, 32,
          CredentialField.REGION, 32,
          CredentialField.AUTH_REGION, 32,
          CredentialField.API_REGION, 32,
          CredentialField.MACHINE_ID, 64);

  /// The column of every field.
  static final List<EntryColumn> ALL =
      Arrays.stream(CredentialField.values())
          .map(field -> new EntryColumn(nameOf(field), field))
          .toList();

  private static String nameOf(CredentialField field) {
    return field == CredentialField.KIRO_API_KEY ? "api_key" : field.snakeCaseName();
  }

  /// What to write into the column; empty if it cannot hold the entry's value.
  Optional<Object> toSql(StoredEntry entry) {
    JsonNode value = entry.value(field);
    return switch (field.type()) {
      case TEXT, WORDS -> text(value);
      case TIME -> time(value);
      case NUMBER ->
          value.isIntegralNumber() && value.canConvertToInt()
              ? Optional.of(value.intValue())
              : Optional.empty();
      case FLAG -> value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    };
  }

  /// PostgreSQL's texts have no zero characters.
  private Optional<Object> text(JsonNode value) {
    int longest = LENGTHS.getOrDefault(field, Integer.MAX_VALUE);
    return Optional.ofNullable(value.textValue())
        .filter(text -> text.length() <= longest && text.indexOf('\0') < 0)
        .map(Object.class::cast);
  }

  private static Optional<Object> time(JsonNode value) {
    try {
      return Optional.ofNullable(value.textValue()).map(OffsetDateTime::parse);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// The member that the column stands for; empty if the column is empty. A flag that is false is
  /// left out.
  Optional<JsonNode> read(ResultSet row) throws SQLException {
    return switch (field.type()) {
      case TEXT, WORDS -> Optional.ofNullable(row.getString(name)).map(TextNode::valueOf);
      case TIME ->
          Optional.ofNullable(row.getObject(name, OffsetDateTime.class))
              .map(time -> TextNode.valueOf(time.toInstant().toString()));
      case NUMBER -> number(row);
      case FLAG -> row.getBoolean(name) ? Optional.of(BooleanNode.TRUE) : Optional.empty();
    };
  }

  /// An adopted table may have BIGINT, which the driver does not read as an Integer object.
  private Optional<JsonNode> number(ResultSet row) throws SQLException {
    int value = row.getInt(name);
    return row.wasNull() ? Optional.empty() : Optional.of(IntNode.valueOf(value));
  }
}
