package io.github.kiro4j.server.messages;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Sends pings to the client while the upstream is silent, so that neither the client nor a proxy
/// takes the connection for dead. A ping that cannot be written shows that the client has left.
final class KeepAlive implements Closeable {

  /// The longest silence that the client sees.
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  /// The second check in a row without an event sends a ping.
  private static final Duration CHECK = INTERVAL.dividedBy(2);

  private final Future<?> schedule;

  private KeepAlive(Future<?> schedule) {
    this.schedule = schedule;
  }

  /// Sends pings until the result is closed.
  ///
  /// @param clientLeft runs when a ping cannot be written
  static KeepAlive start(SseWriter client, Runnable clientLeft, ScheduledExecutorService timer) {
    // A thread of its own: a client that does not read blocks only its ping, not the shared timer.
    Runnable ping = () -> Thread.ofVirtual().name("ping").start(() -> ping(client, clientLeft));
    return new KeepAlive(
        timer.scheduleWithFixedDelay(
            ping, CHECK.toMillis(), CHECK.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static void ping(SseWriter client, Runnable clientLeft) {
    try {
      client.pingIfSilent();
    } catch (IOException _) {
      clientLeft.run();
    }
  }

  @Override
  public void close() {
    schedule.cancel(false);
  }
}
