package io.github.kiro4j.server.messages;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Sends pings to the client while the upstream is silent. A ping that cannot be written shows that
/// the client has closed its connection.
final class KeepAlive implements Closeable {

  /// A ping follows a silence of at most twice this interval. After a client has closed its
  /// connection, the network still accepts one ping and the next one fails: at most nine seconds
  /// after the last event.
  private static final Duration INTERVAL = Duration.ofSeconds(3);

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
            ping, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
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
