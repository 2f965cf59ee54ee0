package io.github.kiro4j.server.messages;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps a stream alive while the upstream is silent, and finds out by it when the client has left.
final class KeepAlive implements Closeable {

  private final Future<?> schedule;

  private KeepAlive(Future<?> schedule) {
    this.schedule = schedule;
  }

  /// Pings after at most twice the interval of silence.
  ///
  /// @param clientLeft runs when a ping cannot be written
  static KeepAlive start(
      SseWriter client, Duration interval, Runnable clientLeft, ScheduledExecutorService timer) {
    // A client that does not read may block its own ping, but never the timer that all share.
    Runnable ping = () -> Thread.ofVirtual().name("ping").start(() -> ping(client, clientLeft));
    return new KeepAlive(
        timer.scheduleWithFixedDelay(
            ping, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS));
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
