package io.github.kiro4j.simulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Profiles;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An account of the simulated service, created by [Accounts]. A new account works; changes take
/// effect with the next request. Thread-safe.
public final class Account {

  private static final RefreshMode NORMAL = new RefreshMode.Works(Duration.ZERO, true);

  private static final String DEFAULT_REGION = "us-east-1";
  private static final String ENTERPRISE_MODEL = "claude-fable-5.1";

  private final int number;
  private final String name;
  private final AccountKind kind;
  private final @Nullable OidcClient client;
  private volatile List<String> profileArns;
  private volatile boolean profileRequired;
  private volatile @Nullable Condition condition;
  private volatile RefreshMode refreshMode = NORMAL;
  private volatile Set<String> missingModels = Set.of();
  private volatile @Nullable JsonNode usageLimits;
  private volatile Plan plan = Plan.PRO;
  private double usedCredits;
  private int refreshes;

  /// @param number counts the accounts of one simulator from 1
  Account(int number, String name, AccountKind kind, @Nullable OidcClient client) {
    this.number = number;
    this.name = name;
    this.kind = kind;
    this.client = client;
    this.profileArns =
        kind == AccountKind.BUILDER_ID
            ? List.of()
            : List.of(Profiles.of(number, DEFAULT_REGION, 0));
  }

  /// The account's name in recorded requests, for example `social-1`.
  public String name() {
    return name;
  }

  public AccountKind kind() {
    return kind;
  }

  /// The account's first profile; empty for an account that has none, as a Builder ID.
  public Optional<String> profileArn() {
    return profileArns.stream().findFirst();
  }

  /// The profiles that are the account's own. Profiles that all accounts of a kind share are not
  /// among them.
  public List<String> profileArns() {
    return profileArns;
  }

  /// The region that the account belongs to: that of its first profile.
  public String region() {
    return profileArn().map(Profiles::region).orElse(DEFAULT_REGION);
  }

  /// Replaces the account's profiles.
  public Account withProfileArn(String... arns) {
    profileArns = List.of(arns);
    return this;
  }

  /// Gives the account one profile in each of these regions and no other; a region that is named
  /// twice has two.
  public Account withProfilesIn(String... regions) {
    profileArns =
        IntStream.range(0, regions.length)
            .mapToObj(index -> Profiles.of(number, regions[index], index))
            .toList();
    return this;
  }

  /// Removes the account's own profiles, so that its requests may name the profile that Builder IDs
  /// share.
  public Account withoutProfile() {
    profileArns = List.of();
    return this;
  }

  /// Refuses requests of this account without a `profileArn`.
  public Account requireProfileArn() {
    profileRequired = true;
    return this;
  }

  /// Whether requests of this account need a `profileArn`.
  public boolean profileRequired() {
    return profileRequired;
  }

  /// Makes these models unavailable, beside those that the plan lacks.
  public Account withoutModels(String... ids) {
    missingModels = Set.of(ids);
    return this;
  }

  /// Whether the account may use the model. `claude-fable-5.1` is for organisations in us-east-1.
  ///
  /// Source: changelog of kiro.dev, autumn 2026.
  public boolean hasModel(String id) {
    boolean offered =
        id.equals(ENTERPRISE_MODEL)
            ? kind.isOrganisation() && region().equals(DEFAULT_REGION)
            : plan.offers(id);
    return offered && !missingModels.contains(id);
  }

  /// Ends all simulated failures of the account, including those of its refreshes.
  public Account heal() {
    condition = null;
    refreshMode = NORMAL;
    return this;
  }

  /// Answers every call with the error of a suspended account.
  public Account suspend() {
    return answerEverywhere(KnownErrors.suspended());
  }

  /// Answers chats and searches with the error of an exhausted monthly quota.
  public Account exhaustQuota() {
    return answerChats(KnownErrors.monthlyQuotaExhausted());
  }

  /// Answers chats and searches with the error of an exceeded request rate.
  public Account throttle() {
    return answerChats(KnownErrors.throttled());
  }

  /// Answers chats and searches with an error. Control-plane calls still work.
  public Account answerChats(ServiceError error) {
    condition = new Condition(error, false);
    return this;
  }

  /// Answers every call with an error.
  public Account answerEverywhere(ServiceError error) {
    condition = new Condition(error, true);
    return this;
  }

  /// Checks that the account may chat and search.
  ///
  /// @throws RefusedException if the account's condition is an error for chats
  public void checkChat() {
    Condition current = condition;
    if (current != null) {
      throw new RefusedException(current.error());
    }
  }

  /// Checks that the account may call the control plane.
  ///
  /// @throws RefusedException if the account's condition is an error for every call
  public void checkControl() {
    Condition current = condition;
    if (current != null && current.everywhere()) {
      throw new RefusedException(current.error());
    }
  }

  /// Answers refreshes with a status, as an overloaded or failing service does.
  public Account failRefreshes(int status) {
    refreshMode = new RefreshMode.Fails(status, "server_error", "Try again later");
    return this;
  }

  /// Answers refreshes with `invalid_grant`, as for a revoked refresh token.
  public Account refuseRefreshes() {
    refreshMode = new RefreshMode.Fails(400, "invalid_grant", "Invalid refresh token provided");
    return this;
  }

  /// Answers refreshes as AWS SSO OIDC does when it throttles: with a 400 that does not mean that
  /// the refresh token is invalid.
  ///
  /// Source: kiro-lb and KiroCrew, autumn 2026.
  public Account throttleRefreshes() {
    refreshMode = new RefreshMode.Fails(400, "slow_down", "Slow down");
    return this;
  }

  /// Rotates the refresh token at once, but delays the response.
  public Account slowRefreshes(Duration delay) {
    refreshMode = new RefreshMode.Works(delay, true);
    return this;
  }

  /// Answers refreshes with a new access token and without a new refresh token; the old refresh
  /// token stays valid.
  public Account keepRefreshToken() {
    refreshMode = new RefreshMode.Works(Duration.ZERO, false);
    return this;
  }

  RefreshMode refreshMode() {
    return refreshMode;
  }

  Optional<OidcClient> client() {
    return Optional.ofNullable(client);
  }

  /// Number of successful refreshes.
  public synchronized int refreshes() {
    return refreshes;
  }

  synchronized void countRefresh() {
    refreshes++;
  }

  /// Replaces the account's plan.
  public Account subscribe(Plan newPlan) {
    plan = newPlan;
    return this;
  }

  public Plan plan() {
    return plan;
  }

  /// The credits that the account has used.
  public synchronized double usedCredits() {
    return usedCredits;
  }

  /// Adds to the used credits.
  public synchronized void charge(double credits) {
    usedCredits += credits;
  }

  /// Answers `getUsageLimits` with this body instead of the figures of plan and usage.
  public Account usageLimits(JsonNode answer) {
    usageLimits = answer;
    return this;
  }

  /// The body for `getUsageLimits`; empty for the figures of plan and usage.
  public Optional<JsonNode> usageLimits() {
    return Optional.ofNullable(usageLimits);
  }

  @Override
  public String toString() {
    return name;
  }
}
