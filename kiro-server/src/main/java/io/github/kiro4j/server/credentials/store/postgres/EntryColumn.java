package io.github.kiro4j.server.credentials.store.postgres;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// A column that has a member of a credentials file's entry. A value that the column cannot hold
/// stays in `extra` as it is.
///
/// @param name in the table
/// @param member in the entry
record EntryColumn(String name, String member, Type type) {

  /// Every such column.
  static final List<EntryColumn> ALL =
      List.of(
          text("access_token", "accessToken"),
          text("refresh_token", "refreshToken"),
          text("api_key", "kiroApiKey"),
          text("profile_arn", "profileArn"),
          new EntryColumn("expires_at", "expiresAt", new Type.Time()),
          text("auth_method", "authMethod", 32),
          text("client_id", "clientId"),
          text("client_secret", "clientSecret"),
          new EntryColumn("priority", "priority", new Type.Whole()),
          text("region", "region", 32),
          text("machine_id", "machineId", 64),
          text("auth_region", "authRegion", 32),
          text("api_region", "apiRegion", 32),
          text("token_endpoint", "tokenEndpoint"),
          text("scopes", "scopes"),
          text("provider", "provider"),
          text("start_url", "startUrl"),
          text("proxy_url", "proxyUrl"),
          text("proxy_username", "proxyUsername"),
          text("proxy_password", "proxyPassword"),
          text("endpoint", "endpoint"),
          text("email", "email"),
          text("subscription_title", "subscriptionTitle"),
          new EntryColumn("disabled", "disabled", new Type.Flag()));

  private static EntryColumn text(String name, String member) {
    return text(name, member, Integer.MAX_VALUE);
  }

  private static EntryColumn text(String name, String member, int longest) {
    return new EntryColumn(name, member, new Type.Text(longest));
  }

  /// What the column holds.
  sealed interface Type {

    /// What to write into the column; empty if it cannot hold that.
    Optional<Object> toSql(JsonNode value);

    /// What the column says; empty if nothing.
    Optional<JsonNode> read(ResultSet row, String name) throws SQLException;

    /// PostgreSQL's texts have no zero characters.
    record Text(int longest) implements Type {
      @Override
      public Optional<Object> toSql(JsonNode value) {
        return Optional.ofNullable(value.textValue())
            .filter(text -> text.length() <= longest && text.indexOf('\0') < 0)
            .map(Object.class::cast);
      }

      @Override
      public Optional<JsonNode> read(ResultSet row, String name) throws SQLException {
        return Optional.ofNullable(row.getString(name)).map(TextNode::valueOf);
      }
    }

    record Time() implements Type {
      @Override
      public Optional<Object> toSql(JsonNode value) {
        try {
          return Optional.ofNullable(value.textValue()).map(OffsetDateTime::parse);
        } catch (DateTimeException _) {
          return Optional.empty();
        }
      }

      @Override
      public Optional<JsonNode> read(ResultSet row, String name) throws SQLException {
        return Optional.ofNullable(row.getObject(name, OffsetDateTime.class))
            .map(time -> TextNode.valueOf(time.toInstant().toString()));
      }
    }

    record Whole() implements Type {
      @Override
      public Optional<Object> toSql(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToInt()
            ? Optional.of(value.intValue())
            : Optional.empty();
      }

      @Override
      public Optional<JsonNode> read(ResultSet row, String name) throws SQLException {
        int value = row.getInt(name);
        return row.wasNull() ? Optional.empty() : Optional.of(IntNode.valueOf(value));
      }
    }

    /// False says as little as nothing.
    record Flag() implements Type {
      @Override
      public Optional<Object> toSql(JsonNode value) {
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
      }

      @Override
      public Optional<JsonNode> read(ResultSet row, String name) throws SQLException {
        return row.getBoolean(name) ? Optional.of(BooleanNode.TRUE) : Optional.empty();
      }
    }
  }
}
