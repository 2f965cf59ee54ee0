package io.github.kiro4j.server.time;

import java.time.Duration;

/// Waits between two sends.
@FunctionalInterface
public interface Sleeper {

  /// Lets the time pass.
  void sleep(Duration time) throws InterruptedException;
}
