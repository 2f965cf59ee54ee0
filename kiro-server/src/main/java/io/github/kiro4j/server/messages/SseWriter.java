package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.ErrorEvent;
import io.github.kiro4j.protocol.sse.SseBuffer;
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
  private final String requestId;
  private final SseBuffer pending = new SseBuffer();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean silent;

  SseWriter(OutputStream client, String requestId) {
    this.client = client;
    this.requestId = requestId;
  }

  /// Adds an event, which the next [#flush] sends. An `error` event receives the request id.
  void add(StreamEvent event) {
    lock.lock();
    try {
      pending.add(
          event instanceof ErrorEvent(ApiError error, _)
              ? new ErrorEvent(error, requestId)
              : event);
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
