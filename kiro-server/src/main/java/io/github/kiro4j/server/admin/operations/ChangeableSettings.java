package io.github.kiro4j.server.admin.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.SettingsChange;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The settings that operators change while the gateway runs. A change takes effect at once, after
/// restarts, and on every gateway of one database.
public record ChangeableSettings(CredentialPool pool) {

  static final String MODE = "loadBalancingMode";
  static final String PER_MINUTE = "requestsPerMinute";
  static final String CONCURRENCY = "maxConcurrency";

  static final List<String> KEYS = List.of(MODE, PER_MINUTE, CONCURRENCY);

  /// As many as the configuration allows.
  private static final int MOST = 1_000_000;

  /// What operators have set for a key; empty if the configured value is in effect.
  ///
  /// @param configured the configured value
  Optional<JsonNode> changed(String key, JsonNode configured) {
    return switch (key) {
      case MODE -> Optional.of(pool.mode().toJson()).filter(mode -> !mode.equals(configured));
      case PER_MINUTE -> number(pool.limits().changed().requestsPerMinute());
      case CONCURRENCY -> number(pool.limits().changed().maxConcurrency());
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> number(@Nullable Integer value) {
    return Optional.ofNullable(value).map(IntNode::valueOf);
  }

  /// Makes a change durable, and applies it.
  ///
  /// @param configuredMode the mode that returns when it is reset
  /// @throws AdminProblemException if a value is not allowed; nothing has changed then
  /// @throws IOException if the change cannot be stored
  void apply(SettingsChange change, JsonNode configuredMode) throws IOException {
    List<String> reset = change.reset() == null ? List.of() : change.reset();
    if (!KEYS.containsAll(reset)) {
      throw invalid("reset", "has to name some of " + String.join(", ", KEYS));
    }
    RequestLimits before = pool.limits().changed();
    RequestLimits limits =
        new RequestLimits(
            next(PER_MINUTE, change.requestsPerMinute(), before.requestsPerMinute(), reset),
            next(CONCURRENCY, change.maxConcurrency(), before.maxConcurrency(), reset));
    String asked = change.loadBalancingMode();
    Optional<LoadBalancing> mode =
        reset.contains(MODE)
            ? Optional.of(mode(configuredMode))
            : Optional.ofNullable(asked).map(TextNode::valueOf).map(ChangeableSettings::mode);
    if (mode.isPresent()) {
      pool.mode(mode.get());
    }
    if (!limits.equals(before)) {
      pool.changeLimits(limits);
    }
  }

  private static LoadBalancing mode(JsonNode name) {
    try {
      return LoadBalancing.of(name);
    } catch (IOException _) {
      throw invalid(MODE, "must be priority or balanced");
    }
  }

  private static @Nullable Integer next(
      String key, @Nullable Integer asked, @Nullable Integer before, List<String> reset) {
    if (asked != null && (asked < 0 || asked > MOST)) {
      throw invalid(key, "must be from 0 to 1,000,000; 0 is no limit");
    }
    if (reset.contains(key)) {
      return null;
    }
    return asked == null ? before : asked;
  }

  private static AdminProblemException invalid(String field, String problem) {
    return AdminProblemException.of(AdminErrorCode.INVALID_VALUE, field, problem);
  }
}
