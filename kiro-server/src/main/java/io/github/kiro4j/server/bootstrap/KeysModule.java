package io.github.kiro4j.server.bootstrap;

import io.dropwizard.lifecycle.AutoCloseableManager;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.github.kiro4j.server.clients.ClientAccess;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.clients.KeyTexts;
import io.github.kiro4j.server.clients.KeyUsage;
import io.github.kiro4j.server.clients.store.KeyAdministration;
import io.github.kiro4j.server.clients.store.KeySynchronizer;
import io.github.kiro4j.server.clients.store.KeyTable;
import io.github.kiro4j.server.clients.store.KeyUsageTable;
import io.github.kiro4j.server.database.DatabaseKind;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import io.github.kiro4j.server.entry.ClientKeys;
import io.github.kiro4j.server.secret.Secret;
import java.security.SecureRandom;
import java.util.UUID;

/// Builds what knows the keys of clients and what these have used.
public final class KeysModule {

  final KeyUsage usage;
  final ClientAccess access;
  final KeyAdministration administration;

  final KeyRing ring;

  /// Reads the keys and their usage, and has Dropwizard keep them in step with the database.
  ///
  /// @throws UnusableDatabaseException if they cannot be read
  public KeysModule(StorageModule storage, UpstreamModule upstream, LifecycleEnvironment lifecycle)
      throws UnusableDatabaseException {
    this.ring = new KeyRing(upstream.clock);
    this.usage = new KeyUsage(upstream.clock);
    this.access = new ClientAccess(upstream.catalogue, usage);
    KeyTable table = new KeyTable(storage.records());
    KeyUsageTable counts = new KeyUsageTable(storage.records(), UUID.randomUUID().toString());
    KeySynchronizer synchronizer =
        switch (storage.records().kind()) {
          case POSTGRESQL -> KeySynchronizer.shared(table, counts, ring, usage, upstream.clock);
          case SQLITE -> KeySynchronizer.alone(table, counts, ring, usage, upstream.clock);
        };
    synchronizer.open();
    lifecycle.manage(synchronizer);
    if (storage.records().kind() == DatabaseKind.POSTGRESQL) {
      lifecycle.manage(new AutoCloseableManager(storage.store().onChange(synchronizer::changed)));
    }
    this.administration =
        new KeyAdministration(
            table, synchronizer, new KeyTexts(new SecureRandom()), upstream.clock);
  }

  /// The keys with which clients may send requests.
  ///
  /// @param primary the configured `apiKey`
  public ClientKeys clientKeys(Secret primary) {
    return new ClientKeys(primary, ring, usage);
  }
}
