package io.github.kiro4j.server.credentials.store.transfer;

import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.state.UsageCounts;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.NewCredentialsFile;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.journal.WriteBehindStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Credentials files, with the state file that lies beside each.
public final class CredentialFiles {

  private CredentialFiles() {}

  /// Reads a file as a gateway does: missing ids and machine ids are added, and tokens of the
  /// journal are saved in the file. No gateway can use the file meanwhile.
  ///
  /// @param stateDir where the gateway that used the file kept its state
  /// @throws CredentialFileException if the file cannot be used, or a gateway uses it
  public static List<StoredCredential> read(
      Path file, Path stateDir, MachineId machineIds, EntryEncryption encryption)
      throws IOException {
    requireExisting(file);
    if (new String(RegularFile.read(file), StandardCharsets.UTF_8)
        .contains('"' + StoredCredential.REDACTED + '"')) {
      throw new CredentialFileException(
          file, "the secrets in the file are redacted; export with --with-secrets");
    }
    StateFile state = StateFile.in(stateDir);
    try (FileCredentialStore credentials =
            FileCredentialStore.open(file, state, machineIds, encryption);
        CredentialStore store = WriteBehindStore.over(credentials, stateDir)) {
      store.load();
      Map<Long, RuntimeState> states = new FileRuntimeStates(state).load();
      List<StoredCredential> read = new ArrayList<>();
      List<StoredEntry> entries = store.entries();
      EntryEncryption.requireDecrypted(entries);
      for (StoredEntry entry : entries) {
        requireLoginSecret(file, entry);
        read.add(
            new StoredCredential(
                entry,
                credentials.pastTokens(entry.id()),
                states.getOrDefault(entry.id(), RuntimeState.NONE)));
      }
      return List.copyOf(read);
    }
  }

  private static void requireExisting(Path file) throws CredentialFileException {
    if (!Files.exists(file)) {
      throw new CredentialFileException(file, "the file does not exist");
    }
  }

  /// Encrypts the secrets of a file with the primary key, or decrypts them, as the configuration
  /// says. No gateway can use the file meanwhile.
  ///
  /// @return the number of credentials
  /// @throws CredentialFileException if the file cannot be used, or a gateway uses it
  /// @throws io.github.kiro4j.server.encryption.EncryptionException if a value cannot be decrypted;
  ///   nothing has changed then
  public static int rewrite(
      Path file, Path stateDir, MachineId machineIds, EntryEncryption encryption)
      throws IOException {
    requireExisting(file);
    try (FileCredentialStore credentials =
            FileCredentialStore.open(file, StateFile.in(stateDir), machineIds, encryption);
        CredentialStore store = WriteBehindStore.over(credentials, stateDir)) {
      store.load();
      return credentials.rewrite();
    }
  }

  private static void requireLoginSecret(Path file, StoredEntry entry)
      throws CredentialFileException {
    if (!entry.hasLoginSecret()) {
      throw new CredentialFileException(
          file, entry + " has neither refreshToken nor kiroApiKey; complete or remove it");
    }
  }

  /// Writes a new file with secrets, readable by its owner only, and beside it the state file. A
  /// state file that exists belongs to another gateway and is not changed.
  ///
  /// @return whether the state file was written
  /// @throws CredentialFileException if there is a credentials file of that name
  public static boolean create(Path file, List<StoredCredential> credentials) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    NewCredentialsFile.create(file, credentials.stream().map(StoredCredential::entry).toList());
    if (Files.exists(folder.resolve(StateFile.NAME))) {
      return false;
    }
    writeState(StateFile.in(folder), credentials);
    return true;
  }

  private static void writeState(StateFile state, List<StoredCredential> credentials)
      throws IOException {
    Map<Long, TokenHistory> pastTokens = new HashMap<>();
    Map<Long, UsageCounts> counts = new HashMap<>();
    RuntimeStates states = new FileRuntimeStates(state);
    for (StoredCredential credential : credentials) {
      pastTokens.put(credential.id(), credential.pastTokens());
      counts.put(credential.id(), credential.state().usage());
      states.save(credential.id(), credential.state().health());
    }
    states.add(counts);
    NewCredentialsFile.writePastTokens(
        state, credentials.stream().map(StoredCredential::entry).toList(), pastTokens);
  }
}
