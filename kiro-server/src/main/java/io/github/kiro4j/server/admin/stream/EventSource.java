package io.github.kiro4j.server.admin.stream;

import java.io.IOException;

/// What one stream tells. Used by one thread at a time.
@FunctionalInterface
public interface EventSource {

  /// Writes what has changed since the last call; called about once a second.
  ///
  /// @throws IOException if the client has gone
  void poll(EventWriter out) throws IOException;
}
