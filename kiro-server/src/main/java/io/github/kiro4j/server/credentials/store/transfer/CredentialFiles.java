package io.github.kiro4j.server.credentials.store.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.state.RuntimeStates;
import io.github.kiro4j.server.credentials.state.UsageCounts;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.file.CredentialFileException;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.credentials.store.journal.JournalingStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Credentials files with the state that lies beside them.
public final class CredentialFiles {

  private CredentialFiles() {}

  /// Reads a file as a gateway does: ids and machine ids are filled in, and tokens that could not
  /// be stored are put where they belong. While it is read, no gateway can use it.
  ///
  /// @param stateDir where the gateway that used the file kept its state
  /// @throws CredentialFileException if it cannot be used, or a gateway uses it
  public static List<StoredCredential> read(Path file, Path stateDir, MachineId machineIds)
      throws IOException {
    if (!Files.exists(file)) {
      throw new CredentialFileException(file, "it does not exist");
    }
    if (new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
        .contains('"' + StoredCredential.REDACTED + '"')) {
      throw new CredentialFileException(
          file, "its secrets are missing; export with --with-secrets");
    }
    StateFile state = StateFile.in(stateDir);
    try (FileCredentialStore credentials = FileCredentialStore.open(file, state, machineIds);
        CredentialStore store = JournalingStore.over(credentials, stateDir)) {
      store.load();
      Map<Long, RuntimeState> states = new FileRuntimeStates(state).load();
      List<StoredCredential> read = new ArrayList<>();
      for (ObjectNode entry : store.entries()) {
        long id = entry.path("id").longValue();
        read.add(
            usable(
                file,
                new StoredCredential(
                    entry,
                    credentials.pastTokens(id),
                    states.getOrDefault(id, RuntimeState.NONE))));
      }
      return List.copyOf(read);
    }
  }

  private static StoredCredential usable(Path file, StoredCredential credential)
      throws CredentialFileException {
    if (!credential.hasSecret()) {
      throw new CredentialFileException(
          file, credential + " has neither refreshToken nor kiroApiKey; complete or remove it");
    }
    return credential;
  }

  /// Writes a new file, readable by its owner only, with secrets; and beside it the state, unless
  /// there is one already, which is another gateway's.
  ///
  /// @return whether the state was written
  /// @throws CredentialFileException if there is a file of that name
  public static boolean create(Path file, List<StoredCredential> credentials) throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    FileCredentialStore.create(file, credentials.stream().map(StoredCredential::entry).toList());
    if (Files.exists(folder.resolve(StateFile.NAME))) {
      return false;
    }
    writeState(StateFile.in(folder), credentials);
    return true;
  }

  private static void writeState(StateFile state, List<StoredCredential> credentials)
      throws IOException {
    Map<Long, List<String>> past = new HashMap<>();
    Map<Long, UsageCounts> uses = new HashMap<>();
    RuntimeStates states = new FileRuntimeStates(state);
    for (StoredCredential credential : credentials) {
      past.put(credential.id(), credential.pastTokens());
      uses.put(credential.id(), credential.state().use());
      states.keep(credential.id(), credential.state().health());
    }
    states.add(uses);
    FileCredentialStore.rememberPastTokens(
        state, credentials.stream().map(StoredCredential::entry).toList(), past);
  }
}
