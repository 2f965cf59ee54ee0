package io.github.kiro4j.server.credentials.state;

import io.github.kiro4j.server.credentials.LoadBalancing;
import java.io.IOException;
import java.util.Optional;

/// What operators change while the gateway runs, and what goes before its configuration then.
/// Outlives a restart, and is shared by all gateways of one database. A pool that is reloaded
/// follows it; a store's `onChange` tells when.
public interface RuntimeSettings {

  /// How credentials are chosen; empty as long as nobody has changed what the configuration says.
  ///
  /// @throws IOException if what is kept cannot be read or understood
  Optional<LoadBalancing> mode() throws IOException;

  /// Makes the choice durable.
  void mode(LoadBalancing mode) throws IOException;
}
