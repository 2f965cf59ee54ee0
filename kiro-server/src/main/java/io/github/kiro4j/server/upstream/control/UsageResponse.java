package io.github.kiro4j.server.upstream.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.time.ReceivedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An answer of `GetUsageLimits`.
///
/// @param nextDateReset seconds since 1970, possibly with a fraction; others saw milliseconds and a
///   text in RFC 3339
record UsageResponse(
    List<Breakdown> usageBreakdownList,
    @Nullable Subscription subscriptionInfo,
    @Nullable User userInfo,
    @Nullable JsonNode nextDateReset) {

  private static final String ACTIVE = "ACTIVE";

  UsageResponse {
    usageBreakdownList = Objects.requireNonNullElse(usageBreakdownList, List.of());
  }

  record Subscription(@Nullable String subscriptionTitle) {}

  record User(@Nullable String userId, @Nullable String email) {}

  /// Units used and available; the precise form counts where there is one, since the other may be
  /// rounded down.
  interface Amounts {
    @Nullable Double currentUsage();

    @Nullable Double currentUsageWithPrecision();

    @Nullable Double usageLimit();

    @Nullable Double usageLimitWithPrecision();

    default double used() {
      return orZero(currentUsageWithPrecision(), currentUsage());
    }

    default double limit() {
      return orZero(usageLimitWithPrecision(), usageLimit());
    }

    private static double orZero(@Nullable Double precise, @Nullable Double rounded) {
      return Objects.requireNonNullElse(precise, Objects.requireNonNullElse(rounded, 0.0));
    }
  }

  record Breakdown(
      @Nullable Double currentUsage,
      @Nullable Double currentUsageWithPrecision,
      @Nullable Double usageLimit,
      @Nullable Double usageLimitWithPrecision,
      @Nullable Trial freeTrialInfo,
      List<Bonus> bonuses)
      implements Amounts {

    Breakdown {
      bonuses = Objects.requireNonNullElse(bonuses, List.of());
    }

    /// The plan itself, the trial and the bonuses, as far as they are active.
    List<Amounts> active() {
      List<Amounts> active = new ArrayList<>(List.of(this));
      if (freeTrialInfo != null && ACTIVE.equals(freeTrialInfo.freeTrialStatus())) {
        active.add(freeTrialInfo);
      }
      bonuses.stream().filter(bonus -> ACTIVE.equals(bonus.status())).forEach(active::add);
      return active;
    }
  }

  record Trial(
      @Nullable String freeTrialStatus,
      @Nullable Double currentUsage,
      @Nullable Double currentUsageWithPrecision,
      @Nullable Double usageLimit,
      @Nullable Double usageLimitWithPrecision)
      implements Amounts {}

  record Bonus(
      @Nullable String status,
      @Nullable Double currentUsage,
      @Nullable Double currentUsageWithPrecision,
      @Nullable Double usageLimit,
      @Nullable Double usageLimitWithPrecision)
      implements Amounts {}

  /// As in kiro-rs, the first breakdown counts.
  AccountUsage toUsage() {
    List<Amounts> active =
        usageBreakdownList.stream().findFirst().map(Breakdown::active).orElse(List.of());
    return new AccountUsage(
        account(),
        active.stream().mapToDouble(Amounts::used).sum(),
        active.stream().mapToDouble(Amounts::limit).sum(),
        Optional.ofNullable(nextDateReset).flatMap(ReceivedTime::of).orElse(null));
  }

  private AccountLabel account() {
    return new AccountLabel(
        userInfo == null ? null : notBlank(userInfo.userId()),
        userInfo == null ? null : notBlank(userInfo.email()),
        subscriptionInfo == null ? null : notBlank(subscriptionInfo.subscriptionTitle()));
  }

  private static @Nullable String notBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
