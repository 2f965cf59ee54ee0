package io.github.kiro4j.server.usage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which requests count: those that have the value of each parameter that is not null.
///
/// @param key id of the client's key
/// @param credential id of the credential; 0 for the requests without one
/// @param model the model's id upstream
/// @param client the client's program
/// @param outcome the word of the outcome
public record UsageFilter(
    @Nullable String key,
    @Nullable Long credential,
    @Nullable String model,
    @Nullable String client,
    @Nullable String outcome) {

  /// All requests.
  public static final UsageFilter NONE = new UsageFilter(null, null, null, null, null);

  /// The columns that are compared, with their values.
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, "client_key", key);
    put(values, "credential", credential);
    put(values, "model", model);
    put(values, "client", client);
    put(values, "outcome", outcome);
    return values;
  }

  private static void put(Map<String, Object> values, String column, @Nullable Object value) {
    if (value != null) {
      values.put(column, value);
    }
  }

  /// The conditions to add to a `WHERE` clause.
  String sql() {
    return values().keySet().stream()
        .map(column -> " AND " + column + " = :" + column)
        .collect(Collectors.joining());
  }
}
