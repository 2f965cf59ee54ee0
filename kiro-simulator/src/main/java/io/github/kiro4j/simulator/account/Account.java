package io.github.kiro4j.simulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account of the simulated service, created by [Accounts]. A new account works; changes take
/// effect with the next request. Thread-safe.
public final class Account {

  /// How the account signs in.
  public enum Kind {
    SOCIAL,
    IDC,
    API_KEY
  }

  private static final RefreshMode NORMAL = new RefreshMode.Works(Duration.ZERO, true);

  private final String name;
  private final Kind kind;
  private final @Nullable OidcClient client;
  private volatile @Nullable String profileArn;
  private volatile boolean profileRequired;
  private volatile @Nullable Condition condition;
  private volatile RefreshMode refreshMode = NORMAL;
  private volatile Set<String> missingModels = Set.of();
  private volatile @Nullable JsonNode usageLimits;
  private volatile Plan plan = Plan.PRO;
  private double usedCredits;
  private int refreshes;

  Account(String name, Kind kind, @Nullable OidcClient client, @Nullable String profileArn) {
    this.name = name;
    this.kind = kind;
    this.client = client;
    this.profileArn = profileArn;
  }

  /// The account's name in recorded requests, for example `social-1`.
  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /// The account's profile; empty if the account has none.
  public Optional<String> profileArn() {
    return Optional.ofNullable(profileArn);
  }

  /// Replaces the account's profile.
  public Account withProfileArn(String arn) {
    profileArn = arn;
    return this;
  }

  /// Removes the account's profile, as for a Builder ID on the free plan, whose requests may name
  /// the placeholder profile that all such accounts share.
  public Account withoutProfile() {
    profileArn = null;
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

  /// Makes these models unavailable, as a plan or a country does.
  public Account withoutModels(String... ids) {
    missingModels = Set.of(ids);
    return this;
  }

  /// Whether the account may use a model.
  public boolean hasModel(String id) {
    return !missingModels.contains(id);
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
