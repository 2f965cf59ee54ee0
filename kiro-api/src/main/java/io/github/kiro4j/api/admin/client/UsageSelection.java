package io.github.kiro4j.api.admin.client;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which requests a report or an export on usage covers. Immutable. A null removes a condition.
public final class UsageSelection {

  /// All requests of the last 30 days.
  public static final UsageSelection DEFAULT = new UsageSelection(new TreeMap<>());

  private final SortedMap<String, String> parameters;

  private UsageSelection(SortedMap<String, String> parameters) {
    this.parameters = parameters;
  }

  /// The same selection from a time on.
  ///
  /// @param time the first day in UTC, or a moment such as `2026-04-24T10:00:00Z`; null for 30 days
  ///   before the end
  public UsageSelection from(@Nullable String time) {
    return with("from", time);
  }

  /// The same selection up to a time.
  ///
  /// @param time the last day in UTC, or the first moment that no longer counts; null for now
  public UsageSelection to(@Nullable String time) {
    return with("to", time);
  }

  /// The same selection of one client key.
  ///
  /// @param id of a client key, or `primary` for the configured one
  public UsageSelection key(@Nullable String id) {
    return with("key", id);
  }

  /// The same selection of one credential.
  ///
  /// @param id 0 for the requests without a credential
  public UsageSelection credential(@Nullable Long id) {
    return with("credential", id == null ? null : id.toString());
  }

  /// The same selection of one model.
  ///
  /// @param id the model's id upstream
  public UsageSelection model(@Nullable String id) {
    return with("model", id);
  }

  /// The same selection of one program.
  ///
  /// @param program the client's program, such as `claude-cli`
  public UsageSelection client(@Nullable String program) {
    return with("client", program);
  }

  /// The same selection of one outcome.
  ///
  /// @param word such as `succeeded`
  public UsageSelection outcome(@Nullable String word) {
    return with("outcome", word);
  }

  private UsageSelection with(String name, @Nullable String value) {
    SortedMap<String, String> next = new TreeMap<>(parameters);
    if (value == null) {
      next.remove(name);
    } else {
      next.put(name, value);
    }
    return new UsageSelection(next);
  }

  /// Further parameters of a query.
  String query() {
    return parameters.entrySet().stream()
        .map(each -> "&" + each.getKey() + "=" + AdminClient.encoded(each.getValue()))
        .collect(Collectors.joining());
  }
}
