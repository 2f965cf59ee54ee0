package io.github.kiro4j.server.usage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of requests that have ended, the newest first.
///
/// @param from the first moment, in milliseconds since 1970
/// @param to the first moment after the range
/// @param after where the page before ended; null for the first page
/// @param limit the most requests of the page
public record RequestQuery(long from, long to, Filter filter, @Nullable Position after, int limit) {

  /// Which requests match: those that have the value of each component that is not null or empty.
  ///
  /// @param key id of the client's key
  /// @param credential id of the credential
  /// @param model the client's name of the model, or the upstream's id
  /// @param client the client's program
  /// @param outcomes words of outcomes
  /// @param text a part, in lower case, of the id, the client, a model, the error or the stop
  ///   reason
  public record Filter(
      @Nullable String key,
      @Nullable Long credential,
      @Nullable String model,
      @Nullable String client,
      List<String> outcomes,
      @Nullable String text) {}

  /// The place of a request in the order of all requests.
  ///
  /// @param endedAt milliseconds since 1970
  /// @param row the number of its row
  public record Position(long endedAt, long row) {}

  private static final String BEFORE =
      " AND (ended_at < :endedAt OR (ended_at = :endedAt AND id < :row))";

  private static final String TEXT =
      " AND lower(request_id || ' ' || client || ' ' || asked_model || ' ' || model || ' ' || error"
          + " || ' ' || cause || ' ' || stop_reason) LIKE :text ESCAPE '!'";

  /// The conditions to add to a `WHERE` clause.
  String conditions() {
    StringBuilder sql = new StringBuilder(after == null ? "" : BEFORE);
    add(sql, filter.key(), " AND client_key = :key");
    add(sql, filter.credential(), " AND credential = :credential");
    add(sql, filter.model(), " AND (model = :model OR asked_model = :model)");
    add(sql, filter.client(), " AND client = :client");
    add(sql, filter.outcomes().isEmpty() ? null : "", " AND outcome IN (<outcomes>)");
    add(sql, filter.text(), TEXT);
    return sql.toString();
  }

  private static void add(StringBuilder sql, @Nullable Object value, String condition) {
    if (value != null) {
      sql.append(condition);
    }
  }

  /// The values of the conditions, but for the outcomes.
  Map<String, @Nullable Object> values() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("from", from);
    values.put("to", to);
    values.put("endedAt", after == null ? null : after.endedAt());
    values.put("row", after == null ? null : after.row());
    values.put("key", filter.key());
    values.put("credential", filter.credential());
    values.put("model", filter.model());
    values.put("client", filter.client());
    values.put("text", filter.text() == null ? null : pattern(filter.text()));
    return values;
  }

  private static String pattern(String text) {
    return "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }
}
