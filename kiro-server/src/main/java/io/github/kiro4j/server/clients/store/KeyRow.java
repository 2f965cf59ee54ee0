package io.github.kiro4j.server.clients.store;

import io.github.kiro4j.server.clients.ClientKey;
import io.github.kiro4j.server.clients.ClientKey.Label;
import io.github.kiro4j.server.clients.ClientKey.Texts;
import io.github.kiro4j.server.clients.ClientKey.Validity;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.clients.KeyHash;
import io.github.kiro4j.server.clients.KeyLimit;
import io.github.kiro4j.server.clients.KeyLimits;
import io.github.kiro4j.server.clients.KeyScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A client key as a row of the table. Lists are words with spaces between them; times are
/// milliseconds since 1970.
final class KeyRow {

  private KeyRow() {}

  static ClientKey read(ResultSet row) throws SQLException {
    return new ClientKey(
        row.getString("id"),
        new Label(row.getString("name"), row.getString("note")),
        texts(row),
        new Validity(
            Instant.ofEpochMilli(row.getLong("created_at")),
            time(row, "expires_at"),
            row.getInt("disabled") != 0),
        new KeyScope(
            words(row.getString("models")).toList(),
            new CredentialScope(
                words(row.getString("credentials")).map(Long::valueOf).collect(Collectors.toSet()),
                words(row.getString("credential_tags")).collect(Collectors.toSet()))),
        limits(row));
  }

  private static Texts texts(ResultSet row) throws SQLException {
    String previous = row.getString("previous_prefix");
    return new Texts(
        new KeyHash(row.getString("prefix"), row.getString("sha256")),
        previous == null ? null : new KeyHash(previous, row.getString("previous_sha256")),
        time(row, "previous_until"));
  }

  private static KeyLimits limits(ResultSet row) throws SQLException {
    Map<KeyLimit, Long> limits = new EnumMap<>(KeyLimit.class);
    for (KeyLimit limit : KeyLimit.values()) {
      long value = row.getLong(column(limit));
      if (!row.wasNull()) {
        limits.put(limit, value);
      }
    }
    return new KeyLimits(limits);
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty());
  }

  private static String column(KeyLimit limit) {
    return limit.name().toLowerCase(Locale.ROOT);
  }

  /// The values by column. A value that is absent is null.
  static Map<String, @Nullable Object> values(ClientKey key) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", key.id());
    values.put("name", key.label().name());
    values.put("note", key.label().note());
    values.put("created_at", key.validity().created().toEpochMilli());
    values.put("expires_at", millis(key.validity().expires()));
    values.put("disabled", key.validity().disabled() ? 1 : 0);
    values.put("models", String.join(" ", key.scope().models().texts()));
    values.put("credentials", words(key.scope().credentials().ids()));
    values.put("credential_tags", words(key.scope().credentials().tags()));
    putTexts(values, key.texts());
    List.of(KeyLimit.values())
        .forEach(limit -> values.put(column(limit), key.limits().limits().get(limit)));
    return values;
  }

  private static void putTexts(Map<String, @Nullable Object> values, Texts texts) {
    KeyHash previous = texts.previous();
    values.put("prefix", texts.current().prefix());
    values.put("sha256", texts.current().sha256());
    values.put("previous_prefix", previous == null ? null : previous.prefix());
    values.put("previous_sha256", previous == null ? null : previous.sha256());
    values.put("previous_until", millis(texts.previousUntil()));
  }

  private static String words(Set<?> values) {
    return values.stream().sorted().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }
}
