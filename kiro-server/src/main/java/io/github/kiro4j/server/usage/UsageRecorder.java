package io.github.kiro4j.server.usage;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.activity.FinishedRequest;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the requests that have ended into the tables of usage, in batches. A request never waits:
/// while the database cannot be written, requests wait in a bounded queue, and those for which the
/// queue has no room are counted and dropped. A killed gateway loses the requests of the last
/// [#INTERVAL] and of the write under way; a gateway that stops loses none. Safe for use by many
/// threads.
public final class UsageRecorder implements Managed {

  static final int CAPACITY = 50_000;

  private static final Logger LOG = LoggerFactory.getLogger(UsageRecorder.class);
  private static final int BATCH = 1_000;
  private static final Duration INTERVAL = Duration.ofMillis(500);
  private static final Duration CLEANING_INTERVAL = Duration.ofHours(1);

  private final UsageTables tables;
  private final UsageRetention retention;
  private final ScheduledExecutorService thread;
  private final InstantSource clock;
  private final BlockingQueue<FinishedRequest> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final Counter written;
  private final Counter dropped;
  private volatile @Nullable String problem;
  private @Nullable Future<?> schedule;

  /// The requests of the write under way or of the write that failed. Written by the owner of the
  /// monitor only.
  private volatile List<FinishedRequest> batch = List.of();

  /// Guarded by the monitor.
  private Instant nextCleaning = Instant.MIN;

  /// @param thread writes; shut down at the end
  UsageRecorder(
      UsageTables tables,
      UsageRetention retention,
      ScheduledExecutorService thread,
      PrometheusRegistry registry,
      InstantSource clock) {
    this.tables = tables;
    this.retention = retention;
    this.thread = thread;
    this.clock = clock;
    this.written = rows("kiro4j_usage_written", "written").register(registry);
    this.dropped =
        rows("kiro4j_usage_dropped", "dropped, because too many waited").register(registry);
    GaugeWithCallback.builder()
        .name("kiro4j_usage_waiting")
        .help("Rows of usage that wait to be written, and those of the write under way.")
        .callback(gauge -> gauge.call(waiting()))
        .register(registry);
  }

  private static Counter.Builder rows(String name, String fate) {
    return Counter.builder().name(name).help("Rows of usage that were " + fate + ".");
  }

  /// Queues a request that has ended.
  public void record(FinishedRequest request) {
    if (!queue.offer(request)) {
      dropped.inc();
    }
  }

  /// Adds the sums of a source outside the database, once.
  ///
  /// @param source names the source and its content
  /// @return whether the sums are new
  boolean takeOver(String source, Map<HourKey, HourSum> sums) throws UnusableDatabaseException {
    return tables.takeOver(source, sums);
  }

  /// Why usage cannot be written now; empty if it can. The sentence is for the operator.
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public void start() {
    schedule =
        thread.scheduleWithFixedDelay(
            this::work, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    if (schedule != null) {
      schedule.cancel(false);
    }
    thread.shutdown();
    flush();
    int lost = waiting();
    if (lost > 0) {
      LOG.warn("the usage of {} requests is lost, because it could not be written", lost);
    }
  }

  /// Never waits for a write under way.
  private int waiting() {
    return queue.size() + batch.size();
  }

  /// An exception would end the schedule.
  private void work() {
    try {
      flush();
      clean();
    } catch (RuntimeException e) {
      LOG.error("usage cannot be written", e);
    }
  }

  /// Writes the queued requests. A failure is logged once, and the next call tries again.
  public synchronized void flush() {
    boolean again = !batch.isEmpty();
    try {
      while (hasBatch()) {
        tables.write(batch, again);
        written.inc(batch.size());
        batch = List.of();
        again = false;
        report(null);
      }
    } catch (UnusableDatabaseException e) {
      report(e.getMessage());
    }
  }

  private boolean hasBatch() {
    if (batch.isEmpty()) {
      List<FinishedRequest> next = new ArrayList<>();
      queue.drainTo(next, BATCH);
      batch = next;
    }
    return !batch.isEmpty();
  }

  private void report(@Nullable String now) {
    if (now != null && problem == null) {
      LOG.warn("usage waits to be written: {}", now);
    } else if (now == null && problem != null) {
      LOG.info("usage is written again into {}", tables.place());
    }
    problem = now;
  }

  private synchronized void clean() {
    Instant now = clock.instant();
    if (problem == null && !now.isBefore(nextCleaning)) {
      nextCleaning = now.plus(CLEANING_INTERVAL);
      try {
        tables.deleteRequestsBefore(retention.oldestRequest(now));
        tables.deleteHoursBefore(retention.oldestHour(now));
      } catch (UnusableDatabaseException e) {
        LOG.warn("old usage cannot be deleted: {}", e.getMessage());
      }
    }
  }
}
