package io.github.kiro4j.server.bootstrap;

import com.codahale.metrics.MetricRegistry;
import io.github.kiro4j.api.Program;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.server.config.StartupException;
import io.github.kiro4j.server.config.file.ConfigurationSources;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.state.RuntimeSettings;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeSettings;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.journal.JournaledStore;
import io.github.kiro4j.server.credentials.store.journal.JournalingStore;
import io.github.kiro4j.server.credentials.store.journal.WriteBehindStore;
import io.github.kiro4j.server.credentials.store.postgres.PostgresCredentialStore;
import io.github.kiro4j.server.credentials.store.postgres.PostgresRuntimeSettings;
import io.github.kiro4j.server.credentials.store.postgres.PostgresRuntimeStates;
import io.github.kiro4j.server.credentials.store.postgres.RefreshLeases;
import io.github.kiro4j.server.credentials.store.postgres.SharedDatabase;
import io.github.kiro4j.server.credentials.store.postgres.TableTransfer;
import io.github.kiro4j.server.credentials.store.transfer.StoredCredential;
import io.github.kiro4j.server.database.Database;
import io.github.kiro4j.server.database.Migrations;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.TableName;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

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
      KiroConfiguration configuration,
      EntryEncryption encryption,
      ConfigurationSources sources,
      MetricRegistry metrics)
      throws IOException {
    Path file = sources.resolve(configuration.getCredentialsFile());
    Path stateDir = configuration.stateDir(sources, file);
    StorageModule opened =
        switch (configuration.getCredentialStorageType()) {
          case FILE -> ofFile(configuration, file, stateDir, encryption, metrics);
          case POSTGRES -> ofDatabase(configuration, stateDir, encryption, metrics);
        };
    encryption.requireKeys(opened.store().entries());
    return opened;
  }

  /// The credentials that a gateway with the configuration would have. Nothing is locked, changed
  /// or started.
  ///
  /// @throws IOException if the gateway could not use the storage
  /// @throws StartupException if the gateway could not use any credential
  public static List<Credential> check(
      KiroConfiguration configuration, EntryEncryption encryption, ConfigurationSources sources)
      throws IOException, StartupException {
    Path file = sources.resolve(configuration.getCredentialsFile());
    List<Credential> credentials =
        switch (configuration.getCredentialStorageType()) {
          case FILE -> FileCredentialStore.check(file, encryption);
          case POSTGRES -> inTable(configuration, encryption);
        };
    JournaledStore.checkJournal(configuration.stateDir(sources, file), encryption);
    if (EnvironmentKey.of(System.getenv(EnvironmentKey.VARIABLE)).isEmpty()) {
      requireCredential(configuration, place(configuration, sources), credentials.stream());
    }
    return credentials;
  }

  private static List<Credential> inTable(
      KiroConfiguration configuration, EntryEncryption encryption) throws IOException {
    try (TableTransfer table =
        TableTransfer.open(configuration.database(), configuration.table(), encryption)) {
      List<StoredEntry> entries = table.all().stream().map(StoredCredential::entry).toList();
      encryption.requireKeys(entries);
      return entries.stream().map(StoredEntry::credentialOrUnusable).toList();
    }
  }

  /// The file or the table of the credentials, as sentences for the operator name it.
  public static String place(KiroConfiguration configuration, ConfigurationSources sources)
      throws IOException {
    return switch (configuration.getCredentialStorageType()) {
      case FILE -> sources.resolve(configuration.getCredentialsFile()).toString();
      case POSTGRES -> "the table " + configuration.table();
    };
  }

  /// Without the admin API no credential could be added or enabled while the gateway runs.
  ///
  /// @throws StartupException if no credential is enabled, and none can be added
  static void requireCredential(
      KiroConfiguration configuration, String place, Stream<Credential> credentials)
      throws StartupException {
    boolean none = credentials.allMatch(credential -> credential.settings().disabled());
    if (!configuration.hasAdminApi() && none) {
      throw new StartupException(
          "no credential is enabled in "
              + place
              + ". Enable or add one, or set adminApiKey, start the gateway, and sign in: "
              + Program.name()
              + " admin credentials sign-in --builder-id");
    }
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
