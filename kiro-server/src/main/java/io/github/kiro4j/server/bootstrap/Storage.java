package io.github.kiro4j.server.bootstrap;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.server.config.ConfigurationSources;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeSettings;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.journal.JournalingStore;
import io.github.kiro4j.server.credentials.store.postgres.PostgresCredentialStore;
import io.github.kiro4j.server.credentials.store.postgres.PostgresRuntimeSettings;
import io.github.kiro4j.server.credentials.store.postgres.PostgresRuntimeStates;
import io.github.kiro4j.server.credentials.store.postgres.RefreshLeases;
import io.github.kiro4j.server.credentials.store.postgres.SharedDatabase;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.TableName;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// Where credentials, what is known of them and run-time settings are kept.
///
/// @param stateDir what this gateway keeps for itself
/// @param place how sentences for the operator name it
/// @param away whether it is a database that cannot be reached now
record Storage(
    CredentialStore store,
    RuntimeStates states,
    RuntimeSettings settings,
    Path stateDir,
    String place,
    BooleanSupplier away) {

  /// For what a gateway does before and after it asks the auth service: the database may take that
  /// long.
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(20);

  /// Opens what is configured.
  ///
  /// @throws IOException if it cannot be used; the message is a sentence for the operator
  static Storage open(
      KiroConfiguration configuration,
      ConfigurationSources sources,
      MachineId machineIds,
      MetricRegistry metrics)
      throws IOException {
    Path file = sources.resolve(configuration.credentialsFile);
    Path stateDir = configuration.stateDir(sources, file);
    return switch (configuration.credentialStorageType) {
      case FILE -> ofFile(file, stateDir, machineIds);
      case POSTGRES -> ofDatabase(configuration, stateDir, machineIds, metrics);
    };
  }

  private static Storage ofFile(Path file, Path stateDir, MachineId machineIds) throws IOException {
    StateFile state = StateFile.in(stateDir);
    return new Storage(
        JournalingStore.over(FileCredentialStore.open(file, state, machineIds), stateDir),
        new FileRuntimeStates(state),
        new FileRuntimeSettings(state),
        stateDir,
        file.toString(),
        () -> false);
  }

  private static Storage ofDatabase(
      KiroConfiguration configuration, Path stateDir, MachineId machineIds, MetricRegistry metrics)
      throws IOException {
    Database database = configuration.database();
    TableName table = configuration.table();
    new Migrations(database, table).requireUpToDate();
    SharedDatabase shared = new SharedDatabase(database, table, metrics);
    RefreshLeases leases =
        new RefreshLeases(
            shared,
            nameOfThisGateway(),
            configuration.upstream.refreshTimeout().toJavaDuration().plus(LEASE_MARGIN),
            Thread::sleep);
    return new Storage(
        JournalingStore.before(new PostgresCredentialStore(shared, machineIds, leases), stateDir),
        new PostgresRuntimeStates(shared, new FileRuntimeStates(StateFile.in(stateDir))),
        new PostgresRuntimeSettings(shared),
        stateDir,
        "the table " + table,
        shared::isUnavailable);
  }

  /// Process and host, for the operator, and something that no other gateway has.
  private static String nameOfThisGateway() {
    return ManagementFactory.getRuntimeMXBean().getName()
        + '/'
        + UUID.randomUUID().toString().substring(0, 8);
  }
}
