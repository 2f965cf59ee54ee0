package io.github.kiro4j.server.time;

import java.time.Duration;

/// Lets time pass between two attempts, in place of `Thread.sleep`, so that tests need not wait.
@FunctionalInterface
public interface Sleeper {

  /// Returns after the given time.
  void sleep(Duration time) throws InterruptedException;
}
