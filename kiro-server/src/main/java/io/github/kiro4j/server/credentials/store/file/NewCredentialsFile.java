package io.github.kiro4j.server.credentials.store.file;

import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Writes a credentials file, and what belongs to it in the state file, for a store that is opened
/// later.
public final class NewCredentialsFile {

  private NewCredentialsFile() {}

  /// Writes a new file, whose secrets are not encrypted.
  ///
  /// @param entries secrets included, each with an id
  /// @throws CredentialFileException if there is a file of that name
  public static void create(Path file, List<StoredEntry> entries) throws IOException {
    if (Files.exists(file)) {
      throw new CredentialFileException(file, "the file exists already; choose another name");
    }
    CredentialDocument document = CredentialDocument.parse(file, new byte[0]);
    for (StoredEntry entry : entries) {
      document = document.plus(entry);
    }
    AtomicFile.replace(file, document.toBytes());
  }

  /// Writes the past tokens of credentials for the store that will be opened with that state.
  ///
  /// @param pastTokens by the credentials' ids
  public static void writePastTokens(
      StateFile state, List<StoredEntry> entries, Map<Long, TokenHistory> pastTokens) {
    FileTokenHistories histories = new FileTokenHistories(state);
    for (StoredEntry entry : entries) {
      TokenHistory past = pastTokens.getOrDefault(entry.id(), TokenHistory.NONE);
      entry.loginFingerprint().ifPresent(present -> histories.restore(entry.id(), present, past));
    }
    histories.save();
  }
}
