package io.github.kiro4j.server.credentials.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a write a moment after it was requested, once for all requests of that moment, and again
/// until it succeeds. Safe for use by many threads.
final class DelayedWrites implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(DelayedWrites.class);

  /// How long the credentials file may lack tokens that the journal has.
  static final Duration DELAY = Duration.ofMillis(250);

  private static final Duration RETRY = Duration.ofSeconds(1);

  /// What is run.
  @FunctionalInterface
  interface Write {
    void run() throws IOException;
  }

  private final Write write;
  private final ScheduledExecutorService timer;

  /// The run that was requested and has not begun. Guarded by the monitor.
  private @Nullable Future<?> requested;

  /// The problem that was logged last. Used by the timer's thread only.
  private String lastProblem = "";

  DelayedWrites(Write write, ScheduledExecutorService timer) {
    this.write = write;
    this.timer = timer;
  }

  synchronized void request(Duration delay) {
    if (requested == null) {
      try {
        requested = timer.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException _) {
        // The store is being closed, and writes what is left itself.
      }
    }
  }

  private void run() {
    synchronized (this) {
      requested = null;
    }
    try {
      write.run();
      lastProblem = "";
    } catch (IOException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(lastProblem)) {
        LOG.warn("new tokens stay in the journal until the file can be written: {}", problem);
      }
      lastProblem = problem;
      request(RETRY);
    }
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("the credentials file is still being written");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
