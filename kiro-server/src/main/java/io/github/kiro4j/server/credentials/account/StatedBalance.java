package io.github.kiro4j.server.credentials.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The quota of an account as the provider has stated it, and what requests have used since then,
/// in the provider's units.
///
/// @param plan the provider's name of the plan; null if it is not known
/// @param stated the use since the last reset, as stated
/// @param limit the quota until the next reset, bonuses included
/// @param reset when the quota is reset; null if the provider does not say
/// @param at when the provider stated the balance
/// @param since the credits of the requests that ended since then
public record StatedBalance(
    @Nullable String plan,
    double stated,
    double limit,
    @Nullable Instant reset,
    Instant at,
    double since) {

  /// What the provider states at that time.
  public static StatedBalance of(AccountUsage usage, Instant at) {
    return new StatedBalance(
        usage.account().subscriptionTitle(),
        usage.used(),
        usage.limit(),
        usage.nextReset().orElse(null),
        at,
        0);
  }

  /// The use since the last reset.
  public double used() {
    return stated + since;
  }

  /// The rest of the quota, at least 0.
  public double remaining() {
    return Math.max(0, limit - used());
  }

  /// When the quota is reset; empty if the provider does not say.
  public Optional<Instant> nextReset() {
    return Optional.ofNullable(reset);
  }

  /// Whether the quota has been reset since the provider stated the balance.
  boolean isOutdated(Instant now) {
    return reset != null && !now.isBefore(reset);
  }

  StatedBalance spending(double credits) {
    return new StatedBalance(plan, stated, limit, reset, at, since + credits);
  }

  ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("plan", plan)
        .put("used", stated)
        .put("limit", limit)
        .put("reset", reset == null ? null : reset.toString())
        .put("at", at.toString())
        .put("since", since);
  }

  /// @throws java.time.DateTimeException if a time is malformed
  static StatedBalance of(JsonNode json) {
    return new StatedBalance(
        json.path("plan").textValue(),
        json.path("used").asDouble(),
        json.path("limit").asDouble(),
        json.path("reset").isTextual() ? Instant.parse(json.path("reset").asText()) : null,
        Instant.parse(json.path("at").asText()),
        json.path("since").asDouble());
  }
}
