package io.github.kiro4j.server.credentials.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an account may use, and has used since the last reset, in the provider's units; active
/// trials and bonuses included.
///
/// @param plan as the provider names it, such as `KIRO PRO+`
/// @param reset when the quota begins anew
public record AccountUsage(
    @Nullable String plan,
    @Nullable String email,
    double used,
    double limit,
    @Nullable Instant reset) {

  /// When the quota begins anew; empty when the answer does not say.
  public Optional<Instant> nextReset() {
    return Optional.ofNullable(reset);
  }

  /// Reads an answer of `GetUsageLimits`. As in kiro-rs, the first breakdown counts.
  public static AccountUsage of(JsonNode answer) {
    JsonNode breakdown = answer.path("usageBreakdownList").path(0);
    double used = amount(breakdown, "currentUsage");
    double limit = amount(breakdown, "usageLimit");
    JsonNode trial = breakdown.path("freeTrialInfo");
    if (trial.path("freeTrialStatus").asText().equals("ACTIVE")) {
      used += amount(trial, "currentUsage");
      limit += amount(trial, "usageLimit");
    }
    for (JsonNode bonus : breakdown.path("bonuses")) {
      if (bonus.path("status").asText().equals("ACTIVE")) {
        used += amount(bonus, "currentUsage");
        limit += amount(bonus, "usageLimit");
      }
    }
    return new AccountUsage(
        text(answer.path("subscriptionInfo").path("subscriptionTitle")),
        text(answer.path("userInfo").path("email")),
        used,
        limit,
        time(answer.path("nextDateReset")));
  }

  /// The precise form, where there is one; the other may be rounded down.
  private static double amount(JsonNode owner, String name) {
    JsonNode precise = owner.path(name + "WithPrecision");
    return precise.isNumber() ? precise.doubleValue() : owner.path(name).asDouble();
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }

  private static @Nullable Instant time(JsonNode seconds) {
    return seconds.isNumber() ? Instant.ofEpochSecond(seconds.longValue()) : null;
  }
}
