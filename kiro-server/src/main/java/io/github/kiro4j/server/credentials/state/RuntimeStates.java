package io.github.kiro4j.server.credentials.state;

import io.github.kiro4j.server.credentials.health.StoredHealth;
import io.github.kiro4j.server.credentials.state.RouteMemory.StoredRoute;
import java.io.IOException;
import java.util.Map;

/// Stores the run-time state of credentials, by their ids. Several gateways may share it, so a
/// health is replaced only by compare-and-set. Implementations are safe for use by many threads.
public interface RuntimeStates {

  /// The state of every credential.
  ///
  /// @throws IOException if the state cannot be read or understood
  Map<Long, RuntimeState> load() throws IOException;

  /// Saves a credential's health, unless the stored health has changed since the version in `next`.
  ///
  /// @param next the health, with the version that the caller read
  /// @return what is stored now: `next` with its new version, or the health that was saved
  ///   meanwhile
  StoredHealth save(long id, StoredHealth next) throws IOException;

  /// Saves the route that last worked for a credential.
  void save(long id, StoredRoute route) throws IOException;

  /// Adds to the stored usage counts.
  ///
  /// @param counts the uses since the last call, by id
  void add(Map<Long, UsageCounts> counts) throws IOException;
}
