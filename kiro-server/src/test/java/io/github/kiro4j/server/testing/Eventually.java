package io.github.kiro4j.server.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// Waits for what happens in other threads and processes.
public final class Eventually {

  private static final Duration USUAL = Duration.ofSeconds(20);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private Eventually() {}

  /// Fails after 20 s.
  public static void await(Callable<Boolean> condition) {
    await(USUAL, condition);
  }

  public static void await(Duration within, Callable<Boolean> condition) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL_INTERVAL)
        .atMost(within)
        .until(condition);
  }
}
