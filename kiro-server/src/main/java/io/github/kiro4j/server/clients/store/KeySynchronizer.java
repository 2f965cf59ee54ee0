package io.github.kiro4j.server.clients.store;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.clients.KeyTally;
import io.github.kiro4j.server.clients.KeyUsage;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what this gateway knows of client keys and their usage in step with the database: reads
/// the keys after each change and at intervals, writes what this gateway has counted, and reads
/// what others have. While the database does not answer, requests go on with what was read last.
///
/// What one gateway counts is at most one interval old when it is written, and the others read it
/// at most one interval later: together less than two seconds.
public final class KeySynchronizer implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(KeySynchronizer.class);

  private static final Duration INTERVAL = Duration.ofMillis(800);

  /// The interval of reading a database that no other gateway writes. What is there to read is that
  /// requests of an earlier run have ended, and what an operator changed by hand.
  private static final Duration READ_ALONE = Duration.ofSeconds(10);

  private final KeyTable keys;
  private final KeyUsageTable table;
  private final KeyRing ring;
  private final KeyUsage usage;
  private final InstantSource clock;
  private final Duration readInterval;

  private final CountDownLatch stopped = new CountDownLatch(1);

  /// Held from before the keys are read until they are in the ring, so that no older list replaces
  /// a newer one.
  private final ReentrantLock reading = new ReentrantLock();

  /// What was written last. Used by one thread at a time.
  private Map<String, KeyTally> written = Map.of();

  /// Used by one thread at a time.
  private Instant nextReading = Instant.MIN;

  /// The problem that was logged last. Used by one thread at a time.
  private String lastProblem = "";

  private final Thread loop = Thread.ofVirtual().name("client-keys").unstarted(this::run);

  private KeySynchronizer(
      KeyTable keys,
      KeyUsageTable table,
      KeyRing ring,
      KeyUsage usage,
      InstantSource clock,
      Duration readInterval) {
    this.keys = keys;
    this.table = table;
    this.ring = ring;
    this.usage = usage;
    this.clock = clock;
    this.readInterval = readInterval;
  }

  /// For a database that other gateways write, too.
  public static KeySynchronizer shared(
      KeyTable keys, KeyUsageTable table, KeyRing ring, KeyUsage usage, InstantSource clock) {
    return new KeySynchronizer(keys, table, ring, usage, clock, Duration.ZERO);
  }

  /// For a database that only this gateway writes.
  public static KeySynchronizer alone(
      KeyTable keys, KeyUsageTable table, KeyRing ring, KeyUsage usage, InstantSource clock) {
    return new KeySynchronizer(keys, table, ring, usage, clock, READ_ALONE);
  }

  /// Reads keys and usage for the first time, before the first request. If the database is away,
  /// the next interval reads them.
  ///
  /// @throws UnusableDatabaseException if they cannot be read, and waiting would not help
  public void open() throws UnusableDatabaseException {
    Instant now = clock.instant();
    try {
      reload();
      table.removeOld(now);
      usage.elsewhere(table.elsewhere(now));
    } catch (UnusableDatabaseException e) {
      if (!e.isAway()) {
        throw e;
      }
      LOG.warn("{}; until then client keys get 503, but apiKey is accepted", e.getMessage());
    }
  }

  /// Reads the keys. Changes made before the call count afterwards.
  ///
  /// @throws UnusableDatabaseException if the keys cannot be read; those read last stay
  public void reload() throws UnusableDatabaseException {
    reading.lock();
    try {
      ring.replace(keys.all());
    } finally {
      reading.unlock();
    }
  }

  /// Reads the keys after a notification. A failure is found and logged again by the next interval.
  public void changed() {
    try {
      reload();
    } catch (UnusableDatabaseException e) {
      LOG.debug("the client keys cannot be read after a change", e);
    }
  }

  @Override
  public void start() {
    loop.start();
  }

  /// Writes what requests have used until now.
  @Override
  public void stop() throws Exception {
    stopped.countDown();
    loop.join();
    synchronize();
  }

  private void run() {
    try {
      while (!stopped.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        synchronize();
      }
    } catch (InterruptedException _) {
      // No code interrupts this thread.
    }
  }

  /// Each problem is logged once.
  void synchronize() {
    try {
      exchange();
      lastProblem = "";
    } catch (UnusableDatabaseException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(lastProblem)) {
        LOG.warn(
            "{}; client keys count with what was read last, and their limits with what this gateway"
                + " counts",
            problem);
      }
      lastProblem = problem;
    }
  }

  private void exchange() throws UnusableDatabaseException {
    Instant now = clock.instant();
    Map<String, KeyTally> counted = usage.own();
    Map<String, KeyTally> changed = new HashMap<>(counted);
    changed.entrySet().removeIf(each -> isWritten(each.getKey(), each.getValue()));
    table.write(changed, now);
    written = counted;
    if (!now.isBefore(nextReading)) {
      usage.elsewhere(table.elsewhere(now));
      reload();
      nextReading = now.plus(readInterval);
    }
  }

  /// A row with requests under way is written each time, as a sign of life.
  private boolean isWritten(String key, KeyTally tally) {
    return tally.equals(written.getOrDefault(key, KeyTally.NONE)) && tally.inFlight() == 0;
  }
}
