package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.StreamEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;

/// Writes stream events as server-sent events.
///
/// Two threads use a writer: one relays the answer, one sends pings. The lock keeps a ping from
/// splitting an event.
final class SseWriter {

  private static final StreamEvent PING = new StreamEvent.Ping();

  private final OutputStream client;
  private final EventBuffer pending;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean silent;

  /// @param pending holds what is added until it is sent
  SseWriter(OutputStream client, EventBuffer pending) {
    this.client = client;
    this.pending = pending;
  }

  /// Adds an event, which the next [#flush] sends.
  void add(StreamEvent event) {
    lock.lock();
    try {
      pending.add(event);
    } finally {
      lock.unlock();
    }
  }

  /// Sends all added events to the client at once.
  void flush() throws IOException {
    lock.lock();
    try {
      send();
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing was sent between the last call and this one. Never waits.
  boolean silentSinceLastCheck() {
    boolean before = silent;
    silent = true;
    return before;
  }

  /// If nothing was sent since the last check, sends the added events, which may wait for a web
  /// search to finish, or else a ping.
  void pingIfSilent() throws IOException {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (silent) {
        if (pending.isEmpty()) {
          pending.add(PING);
        }
        send();
      }
    } finally {
      lock.unlock();
    }
  }

  private void send() throws IOException {
    if (!pending.isEmpty()) {
      silent = false;
      pending.drainTo(client);
      client.flush();
    }
  }
}
