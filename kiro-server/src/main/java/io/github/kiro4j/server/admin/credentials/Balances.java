package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.credentials.Balance;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.credentials.account.BalanceRecorder;
import io.github.kiro4j.server.credentials.account.StatedBalance;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The balances of the accounts' quotas. The provider's answers are used for a while, since it
/// throttles frequent calls; the plan and the email in them are saved in the store.
public final class Balances {

  private static final Logger LOG = LoggerFactory.getLogger(Balances.class);
  private static final Duration CACHED = Duration.ofMinutes(5);

  private final BalanceRecorder accounts;
  private final CredentialPool pool;
  private final CredentialStore store;
  private final InstantSource clock;

  /// @param at when the provider answered
  record Answer(Balance balance, Instant at) {}

  public Balances(
      BalanceRecorder accounts, CredentialPool pool, CredentialStore store, InstantSource clock) {
    this.accounts = accounts;
    this.pool = pool;
    this.store = store;
    this.clock = clock;
  }

  /// The balance of a credential's account.
  ///
  /// @param fresh whether to ask the provider although its last answer is recent
  Answer of(PooledCredential member, boolean fresh) {
    long id = member.credential().id();
    Optional<Answer> recent =
        stated(id).filter(known -> !fresh && clock.instant().isBefore(known.at().plus(CACHED)));
    return recent.orElseGet(() -> ask(member));
  }

  void forget(long id) {
    accounts.balances().forget(id);
  }

  private Optional<Answer> stated(long id) {
    return accounts.balances().of(id).map(balance -> new Answer(view(id, balance), balance.at()));
  }

  private Answer ask(PooledCredential member) {
    try {
      AccountUsage usage = member.ask(known -> accounts.usage(known, member::refreshed));
      Credential credential = member.credential();
      savePlan(credential, usage);
      StatedBalance balance = StatedBalance.of(usage, clock.instant());
      return new Answer(view(credential.id(), balance), balance.at());
    } catch (RefreshFailedException e) {
      throw Problems.of(e.failure());
    } catch (IOException e) {
      throw Problems.ofAccount(e);
    }
  }

  private static Balance view(long id, StatedBalance balance) {
    return new Balance(
        id,
        balance.plan(),
        balance.used(),
        balance.limit(),
        balance.remaining(),
        balance.limit() <= 0 ? 0 : Math.min(100, balance.used() / balance.limit() * 100),
        balance.nextReset().map(reset -> (double) reset.getEpochSecond()).orElse(null));
  }

  /// An email that the store already has stays.
  private void savePlan(Credential credential, AccountUsage usage) {
    AccountLabel known = credential.settings().account();
    AccountLabel answered = usage.account();
    CredentialFields news =
        withNews(
            CredentialFields.none(),
            CredentialField.SUBSCRIPTION_TITLE,
            answered.subscriptionTitle(),
            known.subscriptionTitle());
    news = withNews(news, CredentialField.USER_ID, answered.userId(), known.userId());
    if (known.email() == null) {
      news = withNews(news, CredentialField.EMAIL, answered.email(), null);
    }
    if (news.isEmpty() || credential.id() == Credential.FROM_ENVIRONMENT) {
      return;
    }
    try {
      store.edit(credential.id(), news);
      pool.reload();
    } catch (IOException e) {
      LOG.warn("{}: the plan cannot be saved: {}", credential.label(), e.toString());
    }
  }

  private static CredentialFields withNews(
      CredentialFields news,
      CredentialField field,
      @Nullable String answered,
      @Nullable String known) {
    return answered == null || answered.equals(known) ? news : news.with(field, answered);
  }
}
