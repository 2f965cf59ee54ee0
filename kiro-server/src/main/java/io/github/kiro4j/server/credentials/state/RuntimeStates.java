package io.github.kiro4j.server.credentials.state;

import io.github.kiro4j.server.credentials.health.StoredHealth;
import java.io.IOException;
import java.util.Map;

/// Keeps what outlives a restart, by the credentials' ids. Other gateways may share it, so nothing
/// is replaced blindly. Implementations are safe for use by many threads.
public interface RuntimeStates {

  /// Everything that is kept.
  ///
  /// @throws IOException if it cannot be read or understood
  Map<Long, RuntimeState> load() throws IOException;

  /// Keeps a credential's health, unless somebody else has changed it meanwhile.
  ///
  /// @param next with the version of what the caller knows to be kept
  /// @return what is kept now: the same with its own version, or what somebody else made of it
  StoredHealth keep(long id, StoredHealth next) throws IOException;

  /// Adds to what is kept.
  ///
  /// @param uses what happened since the last time, by id
  void add(Map<Long, UsageCounts> uses) throws IOException;
}
