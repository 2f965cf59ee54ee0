package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.StreamEvent;
import java.io.IOException;
import java.io.OutputStream;

/// The bytes of the events of one stream, in the form of the client's API, until they are sent.
/// Used under the lock of the stream's [SseWriter].
public interface EventBuffer {

  /// Adds the bytes of an event. A [StreamEvent.Ping] becomes whatever keeps the client's
  /// connection alive.
  void add(StreamEvent event);

  boolean isEmpty();

  /// Writes what was added, and forgets it.
  void drainTo(OutputStream client) throws IOException;
}
