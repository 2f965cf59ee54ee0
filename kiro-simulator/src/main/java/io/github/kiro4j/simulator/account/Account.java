package io.github.kiro4j.simulator.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account of the simulated service, made by [Accounts]. It begins healthy; the methods that
/// change it take effect with the next request. Thread-safe.
public final class Account {

  /// How clients of the account sign in.
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

  /// For example `social-1`; recorded requests carry it.
  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /// The one profile of the account; empty for one without an organisation's or own profile.
  public Optional<String> profileArn() {
    return Optional.ofNullable(profileArn);
  }

  public Account withProfileArn(String arn) {
    profileArn = arn;
    return this;
  }

  /// As a Builder ID of the free plan: it has no profile, and its requests may name the placeholder
  /// that all of them share.
  public Account withoutProfile() {
    profileArn = null;
    return this;
  }

  /// Refuses requests of this account that lack a `profileArn`.
  public Account requireProfileArn() {
    profileRequired = true;
    return this;
  }

  public boolean profileRequired() {
    return profileRequired;
  }

  /// Takes these models away, as plan and country do.
  public Account withoutModels(String... ids) {
    missingModels = Set.of(ids);
    return this;
  }

  public boolean hasModel(String id) {
    return !missingModels.contains(id);
  }

  /// Ends all trouble, that of the refresh endpoint included.
  public Account heal() {
    condition = null;
    refreshMode = NORMAL;
    return this;
  }

  public Account suspend() {
    return answerEverywhere(KnownErrors.suspended());
  }

  public Account exhaustQuota() {
    return answerChats(KnownErrors.monthlyQuotaExhausted());
  }

  public Account throttle() {
    return answerChats(KnownErrors.throttled());
  }

  /// Answers chats and searches with the error, and lets the control plane work.
  public Account answerChats(ServiceError error) {
    condition = new Condition(error, false);
    return this;
  }

  /// Answers every call with the error.
  public Account answerEverywhere(ServiceError error) {
    condition = new Condition(error, true);
    return this;
  }

  /// Passes when the account may chat and search.
  ///
  /// @throws RefusedException when its condition forbids that
  public void checkChat() {
    Condition current = condition;
    if (current != null) {
      throw new RefusedException(current.error());
    }
  }

  /// Passes when the account may call the control plane.
  ///
  /// @throws RefusedException when its condition forbids even that
  public void checkControl() {
    Condition current = condition;
    if (current != null && current.everywhere()) {
      throw new RefusedException(current.error());
    }
  }

  /// Answers refreshes with that status, as a busy or broken service does.
  public Account failRefreshes(int status) {
    refreshMode = new RefreshMode.Fails(status, "server_error", "Try again later");
    return this;
  }

  /// The refresh token is dead, whatever is presented.
  public Account refuseRefreshes() {
    refreshMode = new RefreshMode.Fails(400, "invalid_grant", "Invalid refresh token provided");
    return this;
  }

  /// The refresh token rotates at once, but the client gets to know it late.
  public Account slowRefreshes(Duration delay) {
    refreshMode = new RefreshMode.Works(delay, true);
    return this;
  }

  /// Refreshes give a new access token and no new refresh token; the old one stays good.
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

  /// How often its tokens were refreshed with success.
  public synchronized int refreshes() {
    return refreshes;
  }

  synchronized void countRefresh() {
    refreshes++;
  }

  public Account subscribe(Plan newPlan) {
    plan = newPlan;
    return this;
  }

  public Plan plan() {
    return plan;
  }

  public synchronized double usedCredits() {
    return usedCredits;
  }

  public synchronized void charge(double credits) {
    usedCredits += credits;
  }

  /// Answers `getUsageLimits` with this, instead of the plan and what was used of it.
  public Account usageLimits(JsonNode answer) {
    usageLimits = answer;
    return this;
  }

  public Optional<JsonNode> usageLimits() {
    return Optional.ofNullable(usageLimits);
  }

  @Override
  public String toString() {
    return name;
  }
}
