package io.github.kiro4j.server.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.messages.StreamEvent.ErrorEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;

/// Writes stream events as server-sent events.
///
/// Two threads use a writer: one relays the answer, one sends pings. The lock keeps a ping from
/// splitting an event.
final class SseWriter {

  private static final ObjectWriter JSON =
      Json.MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final byte[] EVENT = "event: ".getBytes(US_ASCII);
  private static final byte[] DATA = "\ndata: ".getBytes(US_ASCII);
  private static final byte[] END = "\n\n".getBytes(US_ASCII);
  private static final StreamEvent PING = new StreamEvent.Ping();

  private final OutputStream client;
  private final String requestId;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream(512);
  private final ReentrantLock lock = new ReentrantLock();
  private boolean silent;

  SseWriter(OutputStream client, String requestId) {
    this.client = client;
    this.requestId = requestId;
  }

  /// Adds an event, which the next [#flush] sends. An `error` event receives the request id.
  void add(StreamEvent event) {
    lock.lock();
    try {
      encode(
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

  /// If nothing was sent since the last call, sends the added events, which may wait for a web
  /// search to finish, or else a ping.
  void pingIfSilent() throws IOException {
    if (!lock.tryLock()) {
      return;
    }
    try {
      if (silent) {
        if (pending.size() == 0) {
          encode(PING);
        }
        send();
      } else {
        silent = true;
      }
    } finally {
      lock.unlock();
    }
  }

  private void encode(StreamEvent event) {
    try {
      pending.write(EVENT);
      pending.write(event.type().getBytes(US_ASCII));
      pending.write(DATA);
      JSON.writeValue(pending, event);
      pending.write(END);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private void send() throws IOException {
    if (pending.size() > 0) {
      silent = false;
      pending.writeTo(client);
      pending.reset();
      client.flush();
    }
  }
}
