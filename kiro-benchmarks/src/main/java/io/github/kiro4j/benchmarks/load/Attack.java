package io.github.kiro4j.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An attack by several connections at the same time.
///
/// @param name stands in the table and chooses the attack on the command line
/// @param connections number of connections at the same time
/// @param openFiles limit of open files of the gateway's process; 0 for the shell's own
/// @param connection what one connection does; called again when it ends or fails
record Attack(String name, int connections, int openFiles, Connection connection) {

  private static final Duration AFTER_FAILURE = Duration.ofMillis(20);

  /// What one connection does.
  @FunctionalInterface
  interface Connection {
    void run(Target target) throws IOException, InterruptedException;
  }

  Attack(String name, int connections, Connection connection) {
    this(name, connections, 0, connection);
  }

  /// Attacks until the returned service is shut down by `shutdownNow`.
  ExecutorService start(Target target) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    for (int i = 0; i < connections; i++) {
      threads.execute(() -> repeat(target));
    }
    return threads;
  }

  private void repeat(Target target) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        connection.run(target);
      } catch (IOException _) {
        if (!pause()) {
          return;
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(AFTER_FAILURE);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
