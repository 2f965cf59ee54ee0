package io.github.kiro4j.server.messages;

import io.github.kiro4j.server.time.Sweep;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/// Sends pings to clients while the upstream is silent, so that neither the client nor a proxy
/// takes the connection for dead. A ping that cannot be written shows that the client has left.
final class KeepAlive {

  /// The longest silence that the client sees.
  private static final Duration INTERVAL = Duration.ofSeconds(3);

  /// The second check in a row without an event sends a ping.
  private static final Duration CHECK = INTERVAL.dividedBy(2);

  private final Sweep<Stream> streams;

  KeepAlive(ScheduledExecutorService timer) {
    streams = new Sweep<>(CHECK, timer, Stream::check);
  }

  /// Sends pings until the result is closed.
  ///
  /// @param clientLeft runs when a ping cannot be written
  Closeable start(SseWriter client, Runnable clientLeft) {
    Stream stream = new Stream(client, clientLeft);
    streams.add(stream);
    return () -> streams.remove(stream);
  }

  private static final class Stream {

    private final SseWriter client;
    private final Runnable clientLeft;

    Stream(SseWriter client, Runnable clientLeft) {
      this.client = client;
      this.clientLeft = clientLeft;
    }

    /// Writes on a thread of its own: a client that does not read blocks only its own ping.
    void check() {
      if (client.silentSinceLastCheck()) {
        Thread.ofVirtual().name("ping").start(this::ping);
      }
    }

    private void ping() {
      try {
        client.pingIfSilent();
      } catch (IOException _) {
        clientLeft.run();
      }
    }
  }
}
