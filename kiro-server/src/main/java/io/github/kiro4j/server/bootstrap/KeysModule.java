package io.github.kiro4j.server.bootstrap;

import io.github.kiro4j.server.clients.ClientAccess;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.clients.KeyUsage;
import io.github.kiro4j.server.entry.ClientKeys;
import io.github.kiro4j.server.secret.Secret;

/// Builds what knows the keys of clients and what these have used.
public final class KeysModule {

  final KeyRing ring;
  final KeyUsage usage;
  final ClientAccess access;

  public KeysModule(UpstreamModule upstream) {
    this.ring = new KeyRing(upstream.clock);
    this.usage = new KeyUsage(upstream.clock);
    this.access = new ClientAccess(upstream.catalogue, usage);
  }

  /// The keys with which clients may send requests.
  ///
  /// @param primary the configured `apiKey`
  public ClientKeys clientKeys(Secret primary) {
    return new ClientKeys(primary, ring, usage);
  }
}
