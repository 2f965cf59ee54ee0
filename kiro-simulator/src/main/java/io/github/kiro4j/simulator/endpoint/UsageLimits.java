package io.github.kiro4j.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// The response to `getUsageLimits` for an account. Quotas are reset on the first of each month.
final class UsageLimits {

  private UsageLimits() {}

  static ObjectNode of(Account account, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate reset = today.withDayOfMonth(1).plusMonths(1);
    double resetSeconds = reset.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    Plan plan = account.plan();
    ObjectNode answer =
        Json.MAPPER
            .createObjectNode()
            .put("nextDateReset", resetSeconds)
            .put("daysUntilReset", ChronoUnit.DAYS.between(today, reset));
    answer.putArray("limits");
    answer.putArray("usageBreakdownList").add(breakdown(account, resetSeconds));
    answer
        .putObject("subscriptionInfo")
        .put("type", plan.type())
        .put("subscriptionTitle", plan.title());
    answer.putObject("overageConfiguration").put("overageStatus", "DISABLED");
    answer
        .putObject("userInfo")
        .put("userId", "d-0000000000." + account.name())
        .put("email", account.name() + "@example.com");
    return answer;
  }

  private static ObjectNode breakdown(Account account, double resetSeconds) {
    double used = account.usedCredits();
    int limit = account.plan().credits();
    ObjectNode breakdown =
        Json.MAPPER
            .createObjectNode()
            .put("resourceType", "CREDIT")
            .put("displayName", "Credit")
            .put("displayNamePlural", "Credits")
            .put("unit", "INVOCATIONS")
            .put("currency", "USD")
            .put("currentUsage", (int) used)
            .put("currentUsageWithPrecision", used)
            .put("usageLimit", limit)
            .put("usageLimitWithPrecision", (double) limit)
            .put("nextDateReset", resetSeconds);
    breakdown.putArray("bonuses");
    return breakdown;
  }
}
