package io.github.kiro4j.server.messages;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps a stream alive while the upstream is silent, and finds out by it when the client has left.
final class KeepAlive implements Closeable {

  /// Time between two looks at the stream, so that a ping follows after at most twice this time of
  /// silence. The network still takes the first ping to a client that has left, and the second one
  /// fails: nine seconds after the last event at the latest.
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  private final Future<?> schedule;

  private KeepAlive(Future<?> schedule) {
    this.schedule = schedule;
  }

  /// Sends pings until the result is closed.
  ///
  /// @param clientLeft runs when a ping cannot be written
  static KeepAlive start(SseWriter client, Runnable clientLeft, ScheduledExecutorService timer) {
    // A client that does not read may block its own ping, but never the timer that all share.
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
