package io.github.kiro4j.server.credentials.pool;

import java.io.IOException;
import java.util.Map;

/// Keeps what outlives a restart, by the credentials' ids.
public interface RuntimeStates {

  /// Everything that is kept.
  ///
  /// @throws IOException if what is kept cannot be understood
  Map<Long, RuntimeState> load() throws IOException;

  /// Replaces everything that is kept.
  void save(Map<Long, RuntimeState> states) throws IOException;
}
