package io.github.kiro4j.server.bootstrap;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeSettings;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.journal.JournalingStore;
import io.github.kiro4j.server.credentials.store.journal.WriteBehindStore;
import io.github.kiro4j.server.credentials.store.postgres.PostgresCredentialStore;
import io.github.kiro4j.server.credentials.store.postgres.PostgresRuntimeSettings;
import io.github.kiro4j.server.credentials.store.postgres.PostgresRuntimeStates;
import io.github.kiro4j.server.credentials.store.postgres.RefreshLeases;
import io.github.kiro4j.server.credentials.store.postgres.SharedDatabase;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.TableName;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Opens what the gateway stores: credentials, their run-time state, and the settings that
/// operators change at run time.
///
/// @param records where the gateway's own records live
/// @param gateway a name that no other gateway has
/// @param stateDir the folder of this gateway's own files
/// @param place the file or the table of the credentials, as sentences for the operator name it
/// @param away whether the credentials live in a database that cannot be reached now
public record StorageModule(
    CredentialStore store,
    RuntimeStates states,
    RuntimeSettings settings,
    RecordDatabase records,
    String gateway,
    Path stateDir,
    String place,
    BooleanSupplier away) {

  /// The part of a refresh lease for what a gateway does before and after it calls the auth
  /// service: the database may take that long.
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);

  /// Opens the configured storage.
  ///
  /// @throws IOException if the storage cannot be used; the message is a sentence for the operator
  public static StorageModule open(
      KiroConfiguration configuration, ConfigurationSources sources, MetricRegistry metrics)
      throws IOException {
    Path file = sources.resolve(configuration.getCredentialsFile());
    Path stateDir = configuration.stateDir(sources, file);
    EntryEncryption encryption = configuration.encryption(sources);
    StorageModule opened =
        switch (configuration.getCredentialStorageType()) {
          case FILE -> ofFile(configuration, file, stateDir, encryption, metrics);
          case POSTGRES -> ofDatabase(configuration, stateDir, encryption, metrics);
        };
    encryption.requireKeys(opened.store().entries());
    return opened;
  }

  private static StorageModule ofFile(
      KiroConfiguration configuration,
      Path file,
      Path stateDir,
      EntryEncryption encryption,
      MetricRegistry metrics)
      throws IOException {
    StateFile state = StateFile.in(stateDir);
    return new StorageModule(
        WriteBehindStore.over(
            FileCredentialStore.open(file, state, configuration.machineIds(), encryption),
            stateDir),
        new FileRuntimeStates(state),
        new FileRuntimeSettings(state),
        RecordDatabase.embedded(stateDir, metrics),
        nameOfThisGateway(),
        stateDir,
        file.toString(),
        () -> false);
  }

  private static StorageModule ofDatabase(
      KiroConfiguration configuration,
      Path stateDir,
      EntryEncryption encryption,
      MetricRegistry metrics)
      throws IOException {
    Database database = configuration.database();
    TableName table = configuration.table();
    new Migrations(database, table).requireUpToDate();
    String gateway = nameOfThisGateway();
    SharedDatabase shared = new SharedDatabase(database, table, metrics);
    PostgresCredentialStore store =
        new PostgresCredentialStore(
            shared,
            configuration.machineIds(),
            refreshLeases(configuration, shared, encryption, gateway),
            encryption);
    return new StorageModule(
        JournalingStore.before(store, stateDir, encryption),
        new PostgresRuntimeStates(shared, new FileRuntimeStates(StateFile.in(stateDir))),
        new PostgresRuntimeSettings(shared),
        RecordDatabase.shared(database, table, metrics),
        gateway,
        stateDir,
        "the table " + table,
        shared::isUnavailable);
  }

  private static RefreshLeases refreshLeases(
      KiroConfiguration configuration,
      SharedDatabase shared,
      EntryEncryption encryption,
      String gateway) {
    Duration refreshTimeout = configuration.getUpstream().getRefreshTimeout().toJavaDuration();
    return new RefreshLeases(
        shared, encryption, gateway, refreshTimeout.plus(LEASE_MARGIN), Thread::sleep);
  }

  /// Process and host, for the operator, and a part that no other gateway has.
  private static String nameOfThisGateway() {
    return ManagementFactory.getRuntimeMXBean().getName()
        + '/'
        + UUID.randomUUID().toString().substring(0, 8);
  }
}
