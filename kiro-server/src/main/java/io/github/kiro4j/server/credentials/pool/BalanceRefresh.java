package io.github.kiro4j.server.credentials.pool;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.credentials.account.BalanceRecorder;
import io.github.kiro4j.server.credentials.account.StatedBalance;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the provider in the background for the balances that are not known, and for those of
/// accounts that have been used since the last answer: one account after the other, each at most
/// once in an interval.
public final class BalanceRefresh implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(BalanceRefresh.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration CHECK = Duration.ofMinutes(5);

  private final CredentialPool pool;
  private final BalanceRecorder accounts;
  private final Duration interval;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final Executor background;

  /// By credential. Guarded by the monitor.
  private final Map<Long, Instant> askedAt = new HashMap<>();

  private @Nullable Future<?> schedule;

  /// @param interval the shortest time between two questions about an account; zero for no
  ///   questions
  /// @param timer starts the work that `background` runs
  public BalanceRefresh(
      CredentialPool pool,
      BalanceRecorder accounts,
      Duration interval,
      InstantSource clock,
      ScheduledExecutorService timer,
      Executor background) {
    this.pool = pool;
    this.accounts = accounts;
    this.interval = interval;
    this.clock = clock;
    this.timer = timer;
    this.background = background;
  }

  @Override
  public void start() {
    if (interval.isPositive()) {
      schedule =
          timer.scheduleWithFixedDelay(
              () -> background.execute(this::run),
              FIRST.toMillis(),
              CHECK.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stop() {
    if (schedule != null) {
      schedule.cancel(false);
    }
  }

  /// Asks for the balances that are due.
  synchronized void run() {
    pool.members().stream().filter(this::isDue).forEach(this::ask);
  }

  private boolean isDue(PooledCredential member) {
    long id = member.credential().id();
    Instant last = askedAt.getOrDefault(id, Instant.MIN);
    return member.isHealthy()
        && last.isBefore(clock.instant().minus(interval))
        && accounts.balances().of(id).map(this::isOld).orElse(true);
  }

  private boolean isOld(StatedBalance balance) {
    return balance.since() > 0 && balance.at().isBefore(clock.instant().minus(interval));
  }

  private void ask(PooledCredential member) {
    askedAt.put(member.credential().id(), clock.instant());
    try {
      member.ask(known -> accounts.usage(known, member::refreshed));
    } catch (IOException | RefreshFailedException e) {
      LOG.info("{}: the balance is unknown: {}", member.credential().label(), e.getMessage());
    }
  }
}
