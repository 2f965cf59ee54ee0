package io.github.kiro4j.server.credentials.state;

import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.RequestLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// The settings that are made at run time; those of operators override the configuration. They
/// outlive a restart, and all gateways of one database share them: a pool takes them over when it
/// is reloaded, and a store's `onChange` reports their changes.
public interface RuntimeSettings {

  /// The load-balancing mode; empty until an operator changes the configured one.
  ///
  /// @throws IOException if the settings cannot be read or understood
  Optional<LoadBalancing> mode() throws IOException;

  /// The operating system that requests name, which stays the one of the first start: the identity
  /// of a credential must not change with an update of the system, or between gateways.
  ///
  /// @param present the system of this machine, stored if no system is stored yet
  String system(String present) throws IOException;

  /// Makes the load-balancing mode durable.
  void mode(LoadBalancing mode) throws IOException;

  /// The limits that operators have set for credentials without limits of their own; null members
  /// for those that are as configured.
  ///
  /// @throws IOException if the settings cannot be read
  RequestLimits limits() throws IOException;

  /// Makes such limits durable.
  void limits(RequestLimits limits) throws IOException;

  /// Whether an operator has ended the session of the admin pages.
  boolean isSessionEnded(String id) throws IOException;

  /// Makes the end of a session durable until the session would have ended by itself. Ends of the
  /// past are forgotten.
  void endSession(String id, Instant until, Instant now) throws IOException;
}
