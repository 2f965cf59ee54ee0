package io.github.kiro4j.server.credentials.store.file;

import io.github.kiro4j.api.RegularFile;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last good content of a credentials file, in a file beside it. Nothing is lost without the
/// backup, so that failures are only logged.
record CredentialBackup(Path file, DocumentEncryption encryption) {

  private static final Logger LOG = LoggerFactory.getLogger(CredentialBackup.class);

  static CredentialBackup of(Path credentials, DocumentEncryption encryption) {
    return new CredentialBackup(
        credentials.resolveSibling(credentials.getFileName() + ".bak"), encryption);
  }

  /// The entries by id; empty if there is no backup that can be used. Encrypts a backup that has
  /// plain secrets.
  Map<Long, StoredEntry> read() {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      CredentialDocument stored = CredentialDocument.parse(file, RegularFile.read(file));
      CredentialDocument document = encryption.decrypted(stored);
      if (encryption.leavesPlain(stored)) {
        write(document);
      }
      return document.byId();
    } catch (IOException e) {
      LOG.warn("the backup cannot be used: {}", e.getMessage());
      return Map.of();
    }
  }

  void write(CredentialDocument document) {
    try {
      AtomicFile.replace(file, encryption.toBytes(document));
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.toString());
    }
  }
}
