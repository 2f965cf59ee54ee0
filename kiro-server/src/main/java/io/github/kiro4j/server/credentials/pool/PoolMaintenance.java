package io.github.kiro4j.server.credentials.pool;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recurring work for a pool: refreshing tokens, reading the store, saving the run-time state.
public final class PoolMaintenance implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(PoolMaintenance.class);

  private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(15);
  private static final Duration SAVE_INTERVAL = Duration.ofSeconds(10);

  private final CredentialPool pool;
  private final CredentialStore store;
  private final Duration syncInterval;
  private final ScheduledExecutorService timer;
  private final Executor background;
  private final List<Future<?>> tasks = new ArrayList<>();
  private @Nullable Closeable watch;
  private volatile String lastProblem = "";

  /// @param syncInterval how often the store is read; zero for never
  /// @param timer starts the tasks that `background` runs
  public PoolMaintenance(
      CredentialPool pool,
      CredentialStore store,
      Duration syncInterval,
      ScheduledExecutorService timer,
      Executor background) {
    this.pool = pool;
    this.store = store;
    this.syncInterval = syncInterval;
    this.timer = timer;
    this.background = background;
  }

  @Override
  public void start() {
    every(REFRESH_INTERVAL, pool::refreshAhead);
    every(SAVE_INTERVAL, pool::saveStates);
    if (syncInterval.isPositive()) {
      every(syncInterval, this::reload);
    }
    watch = store.onChange(this::reload);
  }

  @Override
  public void stop() throws IOException {
    tasks.forEach(task -> task.cancel(false));
    if (watch != null) {
      watch.close();
    }
    pool.saveStates();
    store.close();
  }

  private void every(Duration interval, Runnable task) {
    tasks.add(
        timer.scheduleWithFixedDelay(
            () -> background.execute(task),
            Math.min(1000, interval.toMillis()),
            interval.toMillis(),
            TimeUnit.MILLISECONDS));
  }

  /// Reads the store. A store that cannot be read changes nothing; each problem is logged once.
  public void reload() {
    try {
      pool.reload();
      lastProblem = "";
    } catch (IOException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(lastProblem)) {
        LOG.warn("the credentials could not be read again and stay as they are: {}", problem);
      }
      lastProblem = problem;
    }
  }
}
